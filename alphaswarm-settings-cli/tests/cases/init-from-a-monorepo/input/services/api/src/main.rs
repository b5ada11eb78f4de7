use std::env;

const URL: &str = "SHOP_DATABASE_URL";

fn main() {
    let url = env::var(URL);
    for name in env::args() {
        println!("{:?} {url:?}", env::var(name));
    }
}
