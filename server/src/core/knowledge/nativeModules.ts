// Packages of PyPI, npm and crates.io that load a library or start a program of the system. Source: the installation page of each project.

/** Of PyPI: what Debian calls it. Wheels bring their own libraries; these have none, or load one when they run. */
export const pythonNative: Readonly<Record<string, string>> = {
  psycopg2: "libpq5",
  psycopg: "libpq5",
  mysqlclient: "libmariadb3",
  "mysql-python": "libmariadb3",
  "python-magic": "libmagic1",
  gitpython: "git",
  "opencv-python": "libglib2.0-0",
  "opencv-python-headless": "libglib2.0-0",
  "opencv-contrib-python": "libglib2.0-0",
};

/** Of PyPI: built from source against libraries that cannot be told from here. */
export const pythonUnknown: ReadonlySet<string> = new Set(
  `uwsgi python-ldap pycurl pyodbc pygraphviz gdal fiona mod-wsgi pyaudio pycairo pygobject xmlsec python-snappy rtree weasyprint cairosvg cairocffi
   wand dlib pymssql m2crypto python-xmlsec ldap3-kerberos pykerberos gssapi jpype1 matplotlib-venn tkinter pyqt5 kivy pygame scikit-sparse h5py-mpi
   mpi4py petsc4py pyscard pyusb dbus-python systemd-python libvirt-python pylibmc django-auth-ldap pdf2image pytesseract pysvn mercurial
   playwright selenium pyppeteer ta-lib rpi-gpio rpi.gpio smbus lirc pybluez fann2 torch-sparse`.split(/\s+/),
);

/** Of npm: load a library or start a program that the full image has and the slim one lacks. */
export const nodeNative: ReadonlySet<string> = new Set(
  `pg-native libpq gm imagemagick easyimage nodegit simple-git node-rdkafka canvas libxmljs oracledb ibm_db mapnik node-expat zeromq puppeteer playwright
   mongodb-client-encryption kerberos odbc unix-dgram wrtc epoll onoff usb serialport bluetooth-hci-socket noble pcap cap node-libcurl mmmagic`.split(
    /\s+/,
  ),
);

/** Crates that link a library of the system dynamically, unless told otherwise. Empty: Debian's slim image has it, or it is linked in. */
export const crateNative: Readonly<Record<string, string>> = {
  "openssl-sys": "libssl-dev",
  "pq-sys": "libpq-dev",
  "libz-sys": "",
  "libsqlite3-sys": "libsqlite3-dev",
  ring: "",
  "windows-sys": "",
  "linux-raw-sys": "",
  "inotify-sys": "",
  "fsevent-sys": "",
  "js-sys": "",
  "web-sys": "",
  "core-foundation-sys": "",
  "security-framework-sys": "",
  "zstd-sys": "",
  "lz4-sys": "",
  "bzip2-sys": "",
  "brotli-sys": "",
  "libmimalloc-sys": "",
  "tikv-jemalloc-sys": "",
  "jemalloc-sys": "",
  "aws-lc-sys": "",
  "dirs-sys": "",
};
