mod deep;

pub fn read() {
    std::env::var("STUBBED").ok();
}
