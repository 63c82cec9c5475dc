// Packages that no distribution has: their makers' own repositories alone bring them.

/** Whole names. Source: packages.debian.org, packages.ubuntu.com and the packages of RHEL and Fedora, which have none of these. */
const foreign: readonly RegExp[] = [
  /^(?:mssql-(?:server|tools)|msodbcsql)[\w-]*$/,
  /^(?:docker-ce|docker-buildx-plugin|docker-compose-plugin|containerd\.io|nvidia-(?:container-toolkit|docker2))(?:-[\w-]+)?$/,
  /^(?:google-chrome|google-cloud|microsoft-edge|brave)-[\w-]+$/,
  /^(?:tailscale|powershell|azure-functions-core-tools-\d|amazon-cloudwatch-agent)$/,
  /^(?:temurin|zulu|msopenjdk|adoptopenjdk|java-[\d.]+-amazon-corretto)[\w.-]*$/,
  /^(?:mongodb-(?:org|mongosh)|confluent|elasticsearch|kibana|filebeat|metricbeat|grafana-enterprise)[\w-]*$/,
  /^(?:terraform|vault|consul-template|packer|nomad|gitlab-runner|trivy|helm|kubectl|kubeadm|kubelet)$/,
  // Debian's is yarnpkg.
  /^yarn$/,
];

export const isForeign = (name: string): boolean => foreign.some((each) => each.test(name));
