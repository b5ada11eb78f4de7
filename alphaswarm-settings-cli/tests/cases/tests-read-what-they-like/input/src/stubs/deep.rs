pub fn read() {
    std::env::var("STUBBED_DEEP").ok();
}
