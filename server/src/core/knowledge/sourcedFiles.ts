// Files that scripts read with `.` or `source` to get variables: they define no function that anybody starts as a program.

/** By the path as written: settings of a shell, of a virtual environment, of a distribution, of ROS. */
export const bringsVariables =
  /(?:^|\/)(?:activate|\.?env|[\w-]*\.env|environment|envvars|os-release|\.?profile|\.bashrc|\.bash_profile|nvm\.sh|vars)$|\/profile\.d\/|^\/opt\/ros\/|\/(?:default|sysconfig)\/[\w.-]+$/;
