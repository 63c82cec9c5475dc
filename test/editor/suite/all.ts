// Every suite, in the order in which they run.
import "./activation.test";
import "./diagnostics.test";
import "./hover.test";
import "./quickFix.test";
import "./fixAll.test";
import "./newDockerfile.test";
import "./restart.test";
