//! Services, for the variables that the kubelet makes of them.

use super::{Name, Place};
use crate::yaml::{Meaning, Node};

/// A Service.
#[derive(Debug)]
pub struct Service {
    /// What it is called.
    pub name: Name,
    /// Where it stands.
    pub place: Place,
    /// Name, number and protocol of each port.
    ports: Vec<(Option<String>, i64, String)>,
    /// Whether there is an address to tell of.
    has_address: bool,
}

/// Reads a Service.
pub(super) fn service(root: &Node, name: Name, place: Place) -> Service {
    let is_external = root.text_at(&["spec", "type"]) == Some("ExternalName");
    let is_headless = root.text_at(&["spec", "clusterIP"]) == Some("None");
    let port = |port: &std::rc::Rc<Node>| {
        let Meaning::Int(number) = port.get("port")?.scalar()?.meaning else { return None };
        let name = port.text_at(&["name"]).filter(|name| !name.is_empty());
        let protocol = port.text_at(&["protocol"]).unwrap_or("TCP");
        Some((name.map(str::to_owned), number, protocol.to_owned()))
    };
    let ports = root.items_at(&["spec", "ports"]).iter().filter_map(port).collect();
    Service { name, place, ports, has_address: !is_external && !is_headless }
}

impl Service {
    /// The variables that the kubelet gives every container of the namespace that does not set them
    /// itself.
    #[must_use]
    pub fn variables(&self) -> Vec<String> {
        if !self.has_address || self.ports.is_empty() {
            return Vec::new();
        }
        let prefix = upper(&self.name.name);
        let mut names = vec![
            format!("{prefix}_SERVICE_HOST"),
            format!("{prefix}_SERVICE_PORT"),
            format!("{prefix}_PORT"),
        ];
        for (name, port, protocol) in &self.ports {
            if let Some(name) = name {
                names.push(format!("{prefix}_SERVICE_PORT_{}", upper(name)));
            }
            let stem = format!("{prefix}_PORT_{port}_{}", upper(protocol));
            names.extend(["_PROTO", "_PORT", "_ADDR"].map(|end| format!("{stem}{end}")));
            names.push(stem);
        }
        names
    }
}

/// The part of a variable's name that stands for a name of the Service.
pub(super) fn upper(name: &str) -> String {
    name.to_ascii_uppercase().replace('-', "_")
}

/// The names in upper case that the Service of a variable may have.
pub(super) fn prefixes(variable: &str) -> impl Iterator<Item = &str> {
    ["_SERVICE_HOST", "_SERVICE_PORT", "_PORT"]
        .into_iter()
        .flat_map(|part| variable.match_indices(part))
        .map(|(at, _)| &variable[..at])
}

/// Whether a name is one that the kubelet sets in every container: those of the API server.
pub(super) fn is_api_server(name: &str) -> bool {
    matches!(
        name,
        "KUBERNETES_SERVICE_HOST"
            | "KUBERNETES_SERVICE_PORT"
            | "KUBERNETES_SERVICE_PORT_HTTPS"
            | "KUBERNETES_PORT"
            | "KUBERNETES_PORT_443_TCP"
            | "KUBERNETES_PORT_443_TCP_PROTO"
            | "KUBERNETES_PORT_443_TCP_PORT"
            | "KUBERNETES_PORT_443_TCP_ADDR"
    )
}

/// Whether a name has the form of a variable that the kubelet makes of a Service, whichever that
/// is. `FOO_PORT` has it as well, and is not told from others here.
#[must_use]
pub fn is_link_name(name: &str) -> bool {
    if name.ends_with("_SERVICE_HOST")
        || name.ends_with("_SERVICE_PORT")
        || name.contains("_SERVICE_PORT_")
    {
        return true;
    }
    let Some((_, rest)) = name.split_once("_PORT_") else { return false };
    let mut parts = rest.split('_');
    let is_number = parts.next().is_some_and(|part| part.parse::<u16>().is_ok());
    let is_protocol = matches!(parts.next(), Some("TCP" | "UDP" | "SCTP"));
    let is_end = matches!(parts.next(), None | Some("PROTO" | "PORT" | "ADDR"));
    is_number && is_protocol && is_end && parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_names() {
        for name in [
            "A_SERVICE_HOST",
            "A_SERVICE_PORT",
            "A_SERVICE_PORT_HTTP",
            "A_PORT_80_TCP",
            "A_PORT_80_TCP_ADDR",
        ] {
            assert!(is_link_name(name), "{name}");
        }
        for name in
            ["A_PORT", "A_PORT_RANGE", "A_PORT_80_TCP_X", "A_PORT_80_TCP_ADDR_X", "SERVICE_HOST"]
        {
            assert!(!is_link_name(name), "{name}");
        }
    }
}
