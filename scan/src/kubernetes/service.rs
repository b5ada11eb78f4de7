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
        self.links().into_iter().map(|(name, _)| name).collect()
    }

    /// What the kubelet writes into one of these variables. The address is an example: the cluster
    /// chooses it.
    #[must_use]
    pub fn value(&self, variable: &str) -> Option<String> {
        self.links().into_iter().find(|(name, _)| name == variable).map(|(_, value)| value)
    }

    fn links(&self) -> Vec<(String, String)> {
        let Some((_, first, protocol)) = self.ports.first().filter(|_| self.has_address) else {
            return Vec::new();
        };
        let prefix = upper(&self.name.name);
        let url = |protocol: &str, port: i64| {
            format!("{}://{ADDRESS}:{port}", protocol.to_ascii_lowercase())
        };
        let mut links = vec![
            (format!("{prefix}_SERVICE_HOST"), ADDRESS.to_owned()),
            (format!("{prefix}_SERVICE_PORT"), first.to_string()),
            (format!("{prefix}_PORT"), url(protocol, *first)),
        ];
        for (name, port, protocol) in &self.ports {
            if let Some(name) = name {
                links.push((format!("{prefix}_SERVICE_PORT_{}", upper(name)), port.to_string()));
            }
            let stem = format!("{prefix}_PORT_{port}_{}", upper(protocol));
            links.extend([
                (format!("{stem}_PROTO"), protocol.to_ascii_lowercase()),
                (format!("{stem}_PORT"), port.to_string()),
                (format!("{stem}_ADDR"), ADDRESS.to_owned()),
                (stem, url(protocol, *port)),
            ]);
        }
        links
    }
}

/// Stands for the address of a Service.
const ADDRESS: &str = "10.0.0.1";

impl Service {
    /// Whether it gives a variable that begins with its own name in upper case.
    pub(super) fn gives(&self, variable: &str) -> bool {
        let rest = variable.get(self.name.name.len()..).unwrap_or_default();
        if !self.has_address || self.ports.is_empty() {
            return false;
        }
        if matches!(rest, "_SERVICE_HOST" | "_SERVICE_PORT" | "_PORT") {
            return true;
        }
        if let Some(wanted) = rest.strip_prefix("_SERVICE_PORT_") {
            return self
                .ports
                .iter()
                .any(|(name, ..)| name.as_deref().map(upper).as_deref() == Some(wanted));
        }
        let Some((number, rest)) =
            rest.strip_prefix("_PORT_").and_then(|rest| rest.split_once('_'))
        else {
            return false;
        };
        let (protocol, end) = rest.split_once('_').unwrap_or((rest, "ADDR"));
        matches!(end, "PROTO" | "PORT" | "ADDR")
            && self
                .ports
                .iter()
                .any(|(_, port, of)| upper(of) == protocol && port.to_string() == number)
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
    fn what_the_kubelet_writes() {
        let ports = vec![
            (Some("http".to_owned()), 80, "TCP".to_owned()),
            (Some("dns-udp".to_owned()), 53, "UDP".to_owned()),
        ];
        let name = Name { namespace: None, name: "core-api".to_owned() };
        let place = Place { document: 1, span: 0..0 };
        let service = Service { name, place, ports, has_address: true };
        for (variable, value) in [
            ("CORE_API_SERVICE_HOST", Some("10.0.0.1")),
            ("CORE_API_SERVICE_PORT", Some("80")),
            ("CORE_API_SERVICE_PORT_DNS_UDP", Some("53")),
            ("CORE_API_PORT", Some("tcp://10.0.0.1:80")),
            ("CORE_API_PORT_53_UDP", Some("udp://10.0.0.1:53")),
            ("CORE_API_PORT_53_UDP_PROTO", Some("udp")),
            ("CORE_API_PORT_80_TCP_PORT", Some("80")),
            ("CORE_API_PORT_80_TCP_ADDR", Some("10.0.0.1")),
            ("CORE_API_PORT_80_UDP", None),
        ] {
            assert_eq!(service.value(variable).as_deref(), value, "{variable}");
        }
    }

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
