//! What the containers load: the whole platform, or one of its services.

use alphaswarm_settings::{
    Classification, FromEnvironment, Reader, Scalar, TargetSet, ValueType, Variable, settings,
};

mod typed {
    /// Everything but JSON, whose feature is off in this package.
    #[super::settings(schema = "tests/predicts_load/.env.schema", services = "core, worker")]
    pub(crate) struct Typed;
}

mod core {
    /// The service `core`.
    #[super::settings(schema = "tests/predicts_load/.env.schema", services = "core")]
    pub(crate) struct Core;
}

mod worker {
    /// The service `worker`.
    #[super::settings(schema = "tests/predicts_load/.env.schema", services = "worker")]
    pub(crate) struct Worker;
}

pub(crate) use self::core::Core;
use typed::Typed;
pub(crate) use worker::Worker;

/// Every variable of the schema: what a container needs of which nobody knows the service.
pub(crate) struct Whole;

static RULES: Variable = Variable {
    key: "APP_RULES",
    value_type: ValueType::Scalar(Scalar::Json),
    required_in: TargetSet::ALL,
    ..Variable::STRING
};

static KEY_SET: Variable = Variable {
    key: "APP_KEY_SET",
    value_type: ValueType::Scalar(Scalar::Json),
    classification: Classification::Secret,
    ..Variable::STRING
};

impl FromEnvironment for Whole {
    fn variables(visit: &mut dyn FnMut(&'static Variable)) {
        Typed::variables(visit);
        visit(&RULES);
        visit(&KEY_SET);
    }

    fn from_environment(reader: &mut Reader<'_>) -> Option<Self> {
        let typed = Typed::from_environment(reader);
        let rules = reader.read_checked(&RULES, Ok);
        reader.secret(&KEY_SET);
        typed.and(rules).map(|_| Self)
    }
}
