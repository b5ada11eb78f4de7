//! Works through the orders that wait in the queue.

use std::time::Duration;

use alphaswarm_settings::Settings;

/// What the worker reads.
#[derive(Settings)]
#[settings(prefix = "SHOP_", services = "worker")]
struct Worker {
    concurrency: u64,
    #[settings(flatten)]
    queue: Queue,
}

/// The queue, which can be a view of its own since it knows no more than its own variables.
#[derive(Settings)]
#[settings(prefix = "SHOP_", services = "worker")]
struct Queue {
    #[settings(key = "SHOP_QUEUE_NAME")]
    name: String,
    #[settings(key = "SHOP_QUEUE_PATIENCE")]
    patience: Duration,
}

fn main() -> Result<(), alphaswarm_settings::Error> {
    let Worker { concurrency, queue } = alphaswarm_settings::load()?;
    let Queue { name, patience } = queue;
    println!("worker: {concurrency} at a time from `{name}`, complains after {patience:?}");
    Ok(())
}
