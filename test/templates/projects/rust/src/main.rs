//! Answers every connection with a number.
use std::io::Write;
use std::net::TcpListener;

fn main() -> std::io::Result<()> {
    let listener = TcpListener::bind("0.0.0.0:7878")?;
    for (number, stream) in listener.incoming().enumerate() {
        let mut buffer = itoa::Buffer::new();
        stream?.write_all(buffer.format(number).as_bytes())?;
    }
    Ok(())
}
