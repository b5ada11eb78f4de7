fn main() {
    for name in std::env::args() {
        println!("{:?}", std::env::var(name));
    }
    let url = std::env::var("APP_DATABASE_URL");
    let port = std::env::var("APP_PORT");
    let password = std::env::var("APP_PASSWORD");
}
