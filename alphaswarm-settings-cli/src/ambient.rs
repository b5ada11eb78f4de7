//! Names that the system, a shell, a language's tools or a CI runner sets: no schema declares them.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What sets a name.
#[derive(Debug)]
pub(crate) struct Group {
    /// Who sets the names, as the page of the docs says it.
    #[cfg_attr(not(test), expect(dead_code, reason = "only the page shows it"))]
    by: &'static str,
    /// The names, with blanks between them; `*` at the end of one stands for anything.
    names: &'static str,
}

impl Group {
    /// The names and the beginnings of names.
    pub(crate) fn patterns(&self) -> impl Iterator<Item = &'static str> {
        self.names.split_ascii_whitespace()
    }
}

const fn group(by: &'static str, names: &'static str) -> Group {
    Group { by, names }
}

/// The one table; the page of the docs is made from it.
pub(crate) const AMBIENT: &[Group] = &[
    group(
        "the system and the login",
        "PATH HOME USER LOGNAME SHELL PWD OLDPWD HOSTNAME TZ LANG LANGUAGE LC_* TMPDIR \
         TMP TEMP TEMPDIR MAIL DISPLAY WAYLAND_DISPLAY XDG_* DBUS_* SSH_* SUDO_* \
         DEBIAN_FRONTEND INVOCATION_ID JOURNAL_STREAM NOTIFY_SOCKET LISTEN_FDS LISTEN_PID \
         LISTEN_FDNAMES WATCHDOG_USEC WATCHDOG_PID CREDENTIALS_DIRECTORY \
         RUNTIME_DIRECTORY STATE_DIRECTORY CACHE_DIRECTORY LOGS_DIRECTORY \
         CONFIGURATION_DIRECTORY LD_* DYLD_* MALLOC_* UID GID EUID PPID SHLVL _ PS1 IFS \
         OSTYPE HOSTTYPE MACHTYPE RANDOM SECONDS LINENO",
    ),
    group(
        "Windows and macOS",
        "APPDATA LOCALAPPDATA PROGRAMFILES ProgramFiles ProgramFiles(x86) PROGRAMDATA \
         ProgramData SYSTEMROOT SystemRoot SYSTEMDRIVE SystemDrive USERPROFILE HOMEDRIVE \
         HOMEPATH COMSPEC ComSpec PATHEXT WINDIR windir OS COMPUTERNAME USERNAME \
         USERDOMAIN ALLUSERSPROFILE PROCESSOR_* NUMBER_OF_PROCESSORS PSModulePath WSL_* \
         WSLENV __CF* MACOSX_DEPLOYMENT_TARGET SDKROOT DEVELOPER_DIR",
    ),
    group(
        "terminals, editors and pagers",
        "TERM TERM_* COLORTERM COLORFGBG COLUMNS LINES NO_COLOR FORCE_COLOR CLICOLOR \
         CLICOLOR_FORCE EDITOR VISUAL PAGER LESS BROWSER MANPAGER INSIDE_EMACS VSCODE_* \
         JETBRAINS_* TMUX TMUX_* STY VTE_VERSION WT_SESSION KONSOLE_* ITERM_* NO_UNICODE",
    ),
    group(
        "proxies and certificates",
        "HTTP_PROXY HTTPS_PROXY NO_PROXY ALL_PROXY FTP_PROXY http_proxy https_proxy \
         no_proxy all_proxy ftp_proxy SSL_CERT_FILE SSL_CERT_DIR CURL_CA_BUNDLE \
         REQUESTS_CA_BUNDLE NODE_EXTRA_CA_CERTS SSLKEYLOGFILE",
    ),
    group(
        "Rust",
        "CARGO CARGO_* RUST_BACKTRACE RUST_LIB_BACKTRACE RUST_LOG RUST_LOG_STYLE \
         RUST_MIN_STACK RUST_TEST_* RUSTC RUSTC_* RUSTDOC RUSTDOCFLAGS RUSTFLAGS RUSTUP_* \
         RUSTFMT OUT_DIR OPT_LEVEL NUM_JOBS DEP_* TRYBUILD INSTA_* DOCS_RS VERGEN_* \
         MIRIFLAGS SCCACHE_* LLVM_PROFILE_FILE LLVM_* NEXTEST NEXTEST_* SQLX_OFFLINE SQLX_OFFLINE_DIR \
         CC_aarch64* CC_armv7* CC_i686* CC_x86_64* CXX_aarch64* CXX_armv7* CXX_i686* CXX_x86_64* \
         AR_aarch64* AR_armv7* AR_i686* AR_x86_64*",
    ),
    group(
        "Python",
        "PYTHON* VIRTUAL_ENV VIRTUAL_ENV_PROMPT CONDA_* PIP_* PIPENV_* PIPX_* POETRY_* \
         UV_* PDM_* TOX_* NOX_* PYTEST_* COVERAGE_* COV_CORE_* MPLBACKEND MPLCONFIGDIR \
         IPYTHONDIR JUPYTER_* DJANGO_SETTINGS_MODULE PYENV_* TWINE_* READTHEDOCS \
         READTHEDOCS_* HYPOTHESIS_* MYPY_* RUFF_*",
    ),
    group(
        "JavaScript",
        "NODE_ENV NODE_OPTIONS NODE_PATH NODE_DEBUG NODE_V8_COVERAGE NODE_TLS_* \
         NODE_NO_WARNINGS NODE_APP_INSTANCE NODE_AUTH_TOKEN NVM_* npm_* NPM_CONFIG_* \
         NPM_TOKEN INIT_CWD YARN_* PNPM_* BUN_* DENO_* COREPACK_* JEST_WORKER_ID VITEST \
         VITEST_* PLAYWRIGHT_* CYPRESS_* PUPPETEER_* TURBO_* NX_* BABEL_ENV BROWSERSLIST* \
         NEXT_RUNTIME NEXT_PHASE NEXT_TELEMETRY_DISABLED STORYBOOK",
    ),
    group(
        "other languages and compilers",
        "JAVA_HOME JAVA_OPTS JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS CLASSPATH MAVEN_* \
         GRADLE_* GOPATH GOROOT GOBIN GOOS GOARCH GOFLAGS GOPROXY GOPRIVATE GOCACHE \
         GOMODCACHE GOTOOLCHAIN GOSUMDB GOMAXPROCS GOMEMLIMIT GOGC GODEBUG GOARM GOAMD64 \
         GOEXPERIMENT CGO_* GEM_* BUNDLE_* RUBYOPT RUBYLIB RBENV_* COMPOSER_* DOTNET_* \
         NUGET_* CC CXX CPP LD AR AS NM STRIP RANLIB OBJCOPY CFLAGS CXXFLAGS CPPFLAGS \
         LDFLAGS LDLIBS LIBS LIBRARY_PATH CPATH PKG_CONFIG PKG_CONFIG_* MAKE MAKEFLAGS \
         MAKELEVEL MFLAGS MAKECMDGOALS CMAKE_* VCPKG_* OPENSSL_DIR OPENSSL_LIB_DIR \
         OPENSSL_INCLUDE_DIR PROTOC PROTOC_* ANDROID_* ASAN_OPTIONS UBSAN_OPTIONS \
         TSAN_OPTIONS SOURCE_DATE_EPOCH OMP_* MKL_* OPENBLAS_* CUDA_VISIBLE_DEVICES \
         CUDA_HOME CUDA_PATH _JAVA_OPTIONS GOTRACEBACK MIX_ENV MIX_HOME HEX_HOME \
         ERL_FLAGS ELIXIR_ERL_OPTIONS RACK_ENV RAILS_ENV ASPNETCORE_ENVIRONMENT",
    ),
    group(
        "git, containers and Kubernetes",
        "GIT_* DOCKER_API_VERSION DOCKER_BUILDKIT DOCKER_CERT_PATH DOCKER_CLI_* \
         DOCKER_CONFIG DOCKER_CONTENT_TRUST* DOCKER_CONTEXT DOCKER_DEFAULT_PLATFORM \
         DOCKER_HOST DOCKER_TLS_VERIFY BUILDKIT_* BUILDX_* COMPOSE_* TARGETPLATFORM \
         TARGETOS TARGETARCH TARGETVARIANT BUILDPLATFORM BUILDOS BUILDARCH BUILDVARIANT \
         KUBERNETES_* KUBECONFIG KUBE_EDITOR HELM_* container SKAFFOLD_*",
    ),
    group(
        "hosting platforms, for what they run",
        "VERCEL_ENV VERCEL_TARGET_ENV VERCEL_URL VERCEL_BRANCH_URL VERCEL_REGION \
         VERCEL_DEPLOYMENT_ID VERCEL_PROJECT_PRODUCTION_URL VERCEL_GIT_* RAILWAY_ENVIRONMENT \
         RAILWAY_ENVIRONMENT_* RAILWAY_GIT_* RAILWAY_PROJECT_* RAILWAY_SERVICE_* \
         RAILWAY_PUBLIC_DOMAIN RAILWAY_PRIVATE_DOMAIN RAILWAY_REPLICA_* RAILWAY_DEPLOYMENT_ID \
         RENDER RENDER_EXTERNAL_* RENDER_GIT_* RENDER_SERVICE_* RENDER_INSTANCE_ID FLY_APP_NAME \
         FLY_ALLOC_ID FLY_MACHINE_* FLY_REGION FLY_IMAGE_REF DYNO HEROKU_APP_* HEROKU_DYNO_ID \
         HEROKU_RELEASE_* HEROKU_SLUG_* HEROKU_BUILD_COMMIT K_SERVICE K_REVISION K_CONFIGURATION \
         CLOUD_RUN_* GAE_* AWS_EXECUTION_ENV AWS_LAMBDA_FUNCTION_* AWS_LAMBDA_RUNTIME_API \
         LAMBDA_TASK_ROOT LAMBDA_RUNTIME_DIR _HANDLER ECS_CONTAINER_METADATA_URI \
         ECS_CONTAINER_METADATA_URI_V4 ECS_AGENT_URI WEBSITE_INSTANCE_ID WEBSITE_SITE_NAME",
    ),
    group(
        "CI runners",
        "CI CI_* CONTINUOUS_INTEGRATION GITHUB_* RUNNER_ARCH RUNNER_DEBUG RUNNER_NAME \
         RUNNER_OS RUNNER_TEMP RUNNER_TOOL_CACHE RUNNER_WORKSPACE ACTIONS_* ImageOS \
         ImageVersion GITLAB_* GITEA_* JENKINS_* BUILD_NUMBER BUILD_ID BUILD_URL JOB_NAME \
         EXECUTOR_NUMBER CIRCLECI CIRCLE_* TRAVIS TRAVIS_* APPVEYOR APPVEYOR_* BUILDKITE \
         BUILDKITE_* DRONE DRONE_* TF_BUILD BITBUCKET_* TEAMCITY_* CODEBUILD_* CODESPACES CODESPACE_NAME \
         GITPOD_* NETLIFY VERCEL CF_PAGES PRE_COMMIT PRE_COMMIT_*",
    ),
];

/// The patterns of the table by their first byte: every key of every container is looked up.
static BY_FIRST: LazyLock<HashMap<u8, Vec<&str>>> = LazyLock::new(|| {
    let mut by_first: HashMap<u8, Vec<&str>> = HashMap::new();
    for pattern in AMBIENT.iter().flat_map(Group::patterns) {
        let first = pattern.as_bytes().first().copied().unwrap_or_default();
        by_first.entry(first).or_default().push(pattern);
    }
    by_first
});

/// Whether a name is one of the table, or of the patterns that the configuration adds.
pub(crate) fn is_ambient(name: &str, more: &[String]) -> bool {
    let first = name.as_bytes().first();
    let alike = first.and_then(|first| BY_FIRST.get(first)).map(Vec::as_slice).unwrap_or_default();
    alike.iter().any(|pattern| matches(pattern, name))
        || more.iter().any(|pattern| matches(pattern, name))
}

/// Whether a name is what a pattern says; `*` at its end stands for anything, nothing included.
pub(crate) fn matches(pattern: &str, name: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(start) => name.starts_with(start),
        None => pattern == name,
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::*;

    /// The page of the docs, made from the table.
    fn page() -> String {
        let mut out = String::from(
            "# Ambient names\n\n\
             <!-- Generated from the table in alphaswarm-settings-cli/src/ambient.rs; a test keeps the two \
             equal. -->\n\n\
             The system, a tool or a CI runner sets these variables. So `alphaswarm-settings check` \
             does not report their use, even if the schema does not declare them. A `*` matches \
             anything. `ambient` in `[check]` of the [configuration](config.md) adds names.\n\n| set by | names |\n|---|---|\n",
        );
        for group in AMBIENT {
            let names: Vec<_> = group.patterns().map(|name| format!("`{name}`")).collect();
            let _ = writeln!(out, "| {} | {} |", group.by, names.join(" "));
        }
        out
    }

    #[test]
    fn the_page_in_the_docs_is_made_from_the_table() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/ambient-names.md");
        if alphaswarm_settings_tests::golden::is_updating() {
            std::fs::write(path, page()).expect("the page can be written");
        }
        let committed = std::fs::read_to_string(path).expect("the page is there");
        assert_eq!(committed, page(), "run the tests with UPDATE_GOLDEN=1");
    }

    #[test]
    fn names_and_prefixes() {
        let more = ["JAVA_*".to_owned(), "EXACT".to_owned()];
        for (name, expected) in [
            ("PATH", true),
            ("LC_ALL", true),
            ("npm_config_cache", true),
            ("JAVA_X", true),
            ("EXACT", true),
            ("EXACTLY", false),
            ("path", false),
            ("DATABASE_URL", false),
            ("", false),
        ] {
            assert_eq!(is_ambient(name, &more), expected, "{name}");
        }
    }

    #[test]
    fn every_name_of_the_table_is_found_and_every_pattern_has_a_beginning() {
        for pattern in AMBIENT.iter().flat_map(Group::patterns) {
            assert!(!pattern.starts_with('*'), "{pattern}");
            assert!(is_ambient(&pattern.replace('*', "X"), &[]), "{pattern}");
        }
    }

    #[test]
    fn no_name_is_listed_twice() {
        let mut names: Vec<_> = AMBIENT.iter().flat_map(Group::patterns).collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}
