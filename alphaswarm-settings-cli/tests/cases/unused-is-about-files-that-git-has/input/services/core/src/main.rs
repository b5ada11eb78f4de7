#[settings(prefix = "APP_")]
struct Settings;

fn main() {
    println!("{}", settings.port);
}
