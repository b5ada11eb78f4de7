fn main() {
    let port: Option<u16> = var_parsed("APP_PORT");
    let url: Option<String> = var_parsed("APP_DATABASE_URL");
    let password: Option<String> = var_parsed("APP_PASSWORD");
    let other: Option<String> = var_parsed("APP_OTHER");
}
