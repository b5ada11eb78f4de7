//! The variables that a shell sets itself, no matter what the environment has.

/// Whether every shell, or bash or zsh, sets this variable.
pub(super) fn is_set_by_shell(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "BASH",
        "BASHOPTS",
        "BASHPID",
        "COLUMNS",
        "COMPREPLY",
        "COPROC",
        "DIRSTACK",
        "EPOCHREALTIME",
        "EPOCHSECONDS",
        "EUID",
        "FUNCNAME",
        "GROUPS",
        "HISTCMD",
        "HOSTTYPE",
        "IFS",
        "LINENO",
        "LINES",
        "MACHTYPE",
        "MAPFILE",
        "OPTARG",
        "OPTERR",
        "OPTIND",
        "OSTYPE",
        "PIPESTATUS",
        "PPID",
        "PS1",
        "PS2",
        "PS3",
        "PS4",
        "RANDOM",
        "REPLY",
        "SECONDS",
        "SHELLOPTS",
        "SHLVL",
        "SRANDOM",
        "UID",
    ];
    const PREFIXES: &[&str] = &["BASH_", "COMP_", "READLINE_", "ZSH_"];
    // The one of its prefix that bash reads from the environment.
    name != "BASH_ENV"
        && (NAMES.contains(&name) || PREFIXES.iter().any(|prefix| name.starts_with(prefix)))
}

/// The variables that a file of the system sets.
pub(super) fn set_by_file(path: &str) -> &'static [&'static str] {
    match path {
        "/etc/os-release" | "/usr/lib/os-release" => &[
            "BUILD_ID",
            "ID",
            "ID_LIKE",
            "NAME",
            "PRETTY_NAME",
            "UBUNTU_CODENAME",
            "VARIANT",
            "VARIANT_ID",
            "VERSION",
            "VERSION_CODENAME",
            "VERSION_ID",
        ],
        "/etc/lsb-release" => {
            &["DISTRIB_CODENAME", "DISTRIB_DESCRIPTION", "DISTRIB_ID", "DISTRIB_RELEASE"]
        }
        _ => &[],
    }
}
