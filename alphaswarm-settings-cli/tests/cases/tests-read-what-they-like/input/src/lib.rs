#[cfg(test)]
mod tests {
    #[test]
    fn reads() {
        std::env::var("ONLY_THERE").ok();
    }
}

#[cfg(test)]
mod stubs;
