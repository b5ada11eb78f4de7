//! Services, for the variables that Kubernetes makes of them.

use super::Name;
use crate::manifest::Node;

/// A Service with an address of its own.
#[derive(Debug)]
pub(crate) struct Service {
    pub(crate) name: Name,
    /// Name, number and protocol of each port.
    ports: Vec<(Option<String>, String, String)>,
    /// Whether there is an address to tell of.
    has_address: bool,
}

/// Reads a Service.
pub(super) fn service(root: &Node, name: Name) -> Service {
    let spec = |path: &[&str]| root.at(&["spec"]).and_then(|spec| spec.text_at(path));
    let is_external = spec(&["type"]) == Some("ExternalName");
    let is_headless = spec(&["clusterIP"]).is_some_and(|address| address == "None");
    let ports = root.at(&["spec", "ports"]).map_or(&[] as &[_], Node::items).iter().map(|port| {
        let text = |key: &str| port.text_at(&[key]).map(str::to_owned);
        let protocol = text("protocol").unwrap_or_else(|| "TCP".to_owned());
        (text("name").filter(|name| !name.is_empty()), text("port").unwrap_or_default(), protocol)
    });
    Service { name, ports: ports.collect(), has_address: !is_external && !is_headless }
}

impl Service {
    /// The variables that every container beside it gets unless it sets them itself.
    pub(crate) fn variables(&self) -> Vec<String> {
        if !self.has_address || self.ports.is_empty() {
            return Vec::new();
        }
        let upper = |text: &str| text.to_ascii_uppercase().replace('-', "_");
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
