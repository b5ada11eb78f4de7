//! The server, from its first connection to a clean end.

use std::error::Error;

use axum::Router;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

/// Serves until SIGINT or SIGTERM, then lets open requests finish.
pub(crate) fn run(address: &str, router: Router) -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        // The handlers stand before the address is announced: whoever reads it may stop us.
        let mut interrupt = signal(SignalKind::interrupt())?;
        let mut terminate = signal(SignalKind::terminate())?;
        let listener = TcpListener::bind(address)
            .await
            .map_err(|problem| format!("cannot listen on `{address}`: {problem}"))?;
        println!("core-service: listening on http://{}", listener.local_addr()?);
        let stop = async move {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
        };
        axum::serve(listener, router).with_graceful_shutdown(stop).await?;
        eprintln!("core-service: stopped");
        Ok(())
    })
}
