use alphaswarm_settings::Settings;

#[derive(Settings)]
#[settings(prefix = "ALPHASWARM_")]
struct View {
    prot: u16,
    #[settings(key = "AWS_REGIN")]
    region: String,
    colour: String,
}

fn main() {}
