//! See <https://docs.acme.io/start>.
const API: &str = "http://api:8080";
const BILLING_URL: &str = "https://billing.acme.io";
const DOCS_URL: &str = "https://acme.io/docs";
const NAMESPACE: &str = "http://www.w3.org/2000/svg";

fn main() {
    let cache = redis::Client::open("redis://cache:6379/1");
    let queue_url = "amqp://queue.acme.svc:5672";
    let local = fetch("http://localhost:3000");
    // alphaswarm-settings: allow(hardcoded-url) the same in every environment
    let fixed = fetch("http://metadata.acme.internal/v1");
}

#[cfg(test)]
mod tests {
    const BASE_URL: &str = "http://fake-api:80";
}
