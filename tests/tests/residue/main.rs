//! A secret that came from a file is nowhere in memory once the settings are dropped.
//!
//! The process that searches never holds the secret but through the library: another one, its
//! parent, wrote the file, and hands the needle over encoded. The same search finds what a
//! careless reader leaves behind.

#[cfg(target_os = "linux")]
mod child;
#[cfg(target_os = "linux")]
mod memory;
#[cfg(target_os = "linux")]
mod parent;

#[cfg(target_os = "linux")]
fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["child", way, directory] => child::run(way, std::path::Path::new(directory)),
        _ => parent::run(),
    }
}

#[cfg(not(target_os = "linux"))]
fn main() {
    println!("nothing to search: there is no /proc/self/mem here");
}
