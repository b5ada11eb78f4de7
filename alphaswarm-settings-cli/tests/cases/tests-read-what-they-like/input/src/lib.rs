#[cfg(test)]
mod tests {
    #[test]
    fn reads() {
        std::env::var("ONLY_THERE").ok();
    }
}
