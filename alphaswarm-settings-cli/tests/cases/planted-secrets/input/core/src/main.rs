const API_KEY: &str = "k9-hunter2-0f4e7b";
fn main() {
    let token = "ghp_hunter29fK2mQ7xLw3vRt8Zb4Nc6Yd1Hs5Jg";
    let client = Client { password: "hunter2hunter2".to_owned() };
    let key = "-----BEGIN PRIVATE KEY-----\nMIIhunter29fK2mQ7xLw3vRt8Zb4Nc6Yd1Hs5Jg0Pa9fK2mQ7xLw3vRt8Zb4Nc6Yd1Hs5Jg0Pa9fK2mQ7xLw3vRt8Zb4N\n-----END PRIVATE KEY-----";
}
