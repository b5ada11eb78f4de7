_LOG = logging.getLogger(__name__)
_LOADER: ContextVar[_Loader | None] = ContextVar("_LOADER", default=None)
_TARGET_KEY = "ALPHASWARM_SETTINGS_TARGET"
_TARGETS = ("local", "kubernetes", "cloud")
_SIGNS = (
    ("CARGO_MANIFEST_DIR", "local"),
    ("KUBERNETES_SERVICE_HOST", "kubernetes"),
    ("ECS_CONTAINER_METADATA_URI_V4", "cloud"),
    ("K_SERVICE", "cloud"),
    ("CLOUD_RUN_JOB", "cloud"),
    ("AWS_LAMBDA_FUNCTION_NAME", "cloud"),
    ("CONTAINER_APP_NAME", "cloud"),
)
_LARGEST_FILE = 1024 * 1024
_UNREADABLE = "it has to be a file of at most 1 MiB that this process may read"
# What Unicode calls white space; Python strips some control characters as well.
_BLANKS = (
    "\t\n\v\f\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
# What begins so was invented: it is a value of a secret in `local` only.
_SAMPLE = re.compile(r'(?:[A-Za-z][A-Za-z0-9+.-]*://|")?sample-')
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2069]"
)
