//! The table of value types: all that there is to know of a type stands in its row.
//!
//! The model, the macros and the core read it, each the columns it needs. A type is added by a row
//! here, the function that its row names, and a block in `tests/ui/every-type`.

/// Hands the rows of the table to a macro.
///
/// | column | what it holds |
/// |---|---|
/// | `rust` | the type of a value, by its path in `std` or in a crate that `alphaswarm-settings` re-exports; none where the macro makes the type |
/// | `parse` | the function that makes a value, and whether `schema` has it, `core` or the crate that services use |
/// | `feature` | the feature that the type needs, if any |
/// | `check` | the function of [`value`](crate::value) that says whether a string is a value |
/// | `bound` | what `min` and `max` are compared with: the value itself as a [`Bound`](crate::value::Bound), or its length; `none` where the values have no order |
/// | `debug` | `masked` where a value may hold a URL, and a password with it |
/// | `name` | the word of the language |
/// | `expected` | what a value looks like, to follow the word "expected" |
/// | `accepts`, `refuses` | spellings for the documentation; tests prove them |
#[doc(hidden)]
#[macro_export]
macro_rules! scalars {
    ($callback:ident) => {
        $callback! {
            /// Any non-empty string.
            String {
                rust: [std::string::String], parse: core string, feature: [],
                check: string, bound: Length, debug: masked,
                name: "string", expected: "a non-empty string",
                accepts: ["debug", "two words", "a#b"], refuses: [],
            }
            /// A truth value: `true/false`, `1/0`, `yes/no` or `on/off`, in upper or lower case.
            Bool {
                rust: [std::primitive::bool], parse: schema boolean, feature: [],
                check: boolean, bound: none, debug: plain,
                name: "bool", expected: "`true` or `false` (also `1/0`, `yes/no`, `on/off`)",
                accepts: ["true", "0", "Yes", "OFF"], refuses: ["t", "2", "enabled"],
            }
            /// A signed integer of 64 bits.
            Int {
                rust: [std::primitive::i64], parse: schema int, feature: [],
                check: int, bound: Int, debug: plain,
                name: "int", expected: "a whole number",
                accepts: ["-3", "0", "42"], refuses: ["1.0", "1_000", "0x10", "1e3"],
            }
            /// An unsigned integer of 64 bits.
            Uint {
                rust: [std::primitive::u64], parse: schema uint, feature: [],
                check: uint, bound: Uint, debug: plain,
                name: "uint", expected: "a whole number of 0 or more",
                accepts: ["0", "42"], refuses: ["-1", "1.0", "1_000"],
            }
            /// A finite floating-point number of 64 bits.
            Float {
                rust: [std::primitive::f64], parse: schema float, feature: [],
                check: float, bound: Float, debug: plain,
                name: "float", expected: "a decimal number",
                accepts: ["0.25", "-1", "1.5e3"], refuses: ["inf", "NaN", "1,5"],
            }
            /// A TCP or UDP port, 1 to 65535.
            Port {
                rust: [std::primitive::u16], parse: schema port, feature: [],
                check: port, bound: Uint, debug: plain,
                name: "port", expected: "a port, 1 to 65535",
                accepts: ["80", "65535"], refuses: ["0", "65536", "http"],
            }
            /// An absolute URL.
            Url {
                rust: [url::Url], parse: settings url, feature: ["url"],
                check: check_url, bound: none, debug: masked,
                name: "url", expected: "an absolute URL, such as `http://host:8080/path`",
                accepts: ["http://core:8000", "redis://cache:6379/0"],
                refuses: ["core:8000", "/path", "http://a b"],
            }
            /// A span of time with its unit.
            Duration {
                rust: [std::time::Duration], parse: schema duration, feature: [],
                check: duration, bound: Duration, debug: plain,
                name: "duration",
                expected: "a duration with its unit, such as `30s`, `5m` or `1h 30m`",
                accepts: ["30s", "5m", "1h 30m", "250ms", "1.5s"],
                refuses: ["30", "5 parsecs", "-3s"],
            }
            /// A number of bytes, optionally with a decimal unit (`kB`, `MB`) or a binary one (`KiB`, `MiB`).
            Bytes {
                rust: [std::primitive::u64], parse: schema bytes, feature: [],
                check: bytes, bound: Uint, debug: plain,
                name: "bytes", expected: "a number of bytes, such as `512`, `64KiB` or `10MB`",
                accepts: ["512", "64KiB", "10MB"], refuses: ["1.5MB", "10 mb", "-1"],
            }
            /// An IP address, version 4 or 6.
            Ip {
                rust: [std::net::IpAddr], parse: schema ip, feature: [],
                check: ip, bound: none, debug: plain,
                name: "ip", expected: "an IP address, such as `10.0.0.1` or `::1`",
                accepts: ["10.0.0.1", "::1"], refuses: ["localhost", "10.0.0.1:80"],
            }
            /// An IP address and a port.
            SocketAddr {
                rust: [std::net::SocketAddr], parse: schema socket_addr, feature: [],
                check: socket_addr, bound: none, debug: plain,
                name: "socket_addr",
                expected: "an IP address and a port, such as `0.0.0.0:8080` or `[::1]:8080`",
                accepts: ["0.0.0.0:8080", "[::1]:8080"], refuses: ["localhost:8080", "10.0.0.1"],
            }
            /// A path of the file system. Whitespace around it is ignored.
            Path {
                rust: [std::path::PathBuf], parse: core path, feature: [],
                check: path, bound: none, debug: plain,
                name: "path", expected: "a path",
                accepts: ["/var/lib/app", "data/cache"], refuses: [" "],
            }
            /// One of the words that `values` lists.
            Enum {
                rust: [], parse: generic choice, feature: [],
                check: string, bound: none, debug: plain,
                name: "enum", expected: "one of the listed values",
                accepts: [], refuses: [],
            }
            /// A JSON document.
            Json {
                rust: [serde_json::Value], parse: schema json, feature: ["json"],
                check: check_json, bound: none, debug: masked,
                name: "json", expected: "a JSON document",
                accepts: ["{\"rows\": [1, 2]}", "null"], refuses: ["{rows: 1}", "[1,]"],
            }
        }
    };
}
