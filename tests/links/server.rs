//! A web server on a loopback address, which answers as a test tells it to and remembers what it was asked.

#![allow(unreachable_pub, reason = "a module of one test program")]

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{IpAddr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// What the server does with a request.
pub enum Reply {
    /// Answers with a status, more head lines and a text.
    Is(u16, String, String),
    /// Never answers.
    Hang,
    /// Closes the connection without a word.
    Drop,
}

/// A page.
pub fn ok(html: &str) -> Reply {
    Reply::Is(200, "Content-Type: text/html\r\n".into(), html.into())
}

/// A bare status.
pub fn status(status: u16) -> Reply {
    Reply::Is(status, String::new(), String::new())
}

/// A redirect.
pub fn to(status: u16, address: &str) -> Reply {
    Reply::Is(status, format!("Location: {address}\r\n"), String::new())
}

/// A request for patience.
pub fn busy(seconds: u32) -> Reply {
    Reply::Is(429, format!("Retry-After: {seconds}\r\n"), String::new())
}

/// A running server; it ends with the test program.
#[derive(Clone)]
pub struct Server {
    address: SocketAddr,
    state: Arc<State>,
}

#[derive(Default)]
struct State {
    asked: Mutex<Vec<(String, Instant)>>,
    running: AtomicUsize,
    most: AtomicUsize,
}

impl Server {
    /// A server on 127.0.0.1; its function gets the path with its query, and how often it was asked for before.
    pub fn new(answer: impl Fn(&str, usize) -> Reply + Send + Sync + 'static) -> Self {
        Self::on([127, 0, 0, 1].into(), answer)
    }

    /// A server on another loopback address, where the system has it, else on 127.0.0.1.
    pub fn on(ip: IpAddr, answer: impl Fn(&str, usize) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind((ip, 0)).or_else(|_| TcpListener::bind(("127.0.0.1", 0)));
        let listener = listener.expect("a free port");
        let server = Self { address: listener.local_addr().expect("an address"), state: Arc::default() };
        let (state, answer) = (server.state.clone(), Arc::new(answer));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (state, answer) = (state.clone(), answer.clone());
                std::thread::spawn(move || state.serve(stream, &*answer));
            }
        });
        server
    }

    /// The address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The host and port.
    pub fn host(&self) -> String {
        self.address.to_string()
    }

    /// The paths that were asked for, in order.
    pub fn asked(&self) -> Vec<String> {
        self.state.asked.lock().unwrap().iter().map(|(path, _)| path.clone()).collect()
    }

    /// How often each path was asked for.
    pub fn counts(&self) -> HashMap<String, usize> {
        let mut counts = HashMap::new();
        for path in self.asked() {
            *counts.entry(path).or_default() += 1;
        }
        counts
    }

    /// How often a path was asked for.
    pub fn count(&self, path: &str) -> usize {
        self.counts().get(path).copied().unwrap_or(0)
    }

    /// The times between the requests for a path.
    pub fn pauses(&self, path: &str) -> Vec<Duration> {
        let asked = self.state.asked.lock().unwrap();
        let times: Vec<Instant> = asked.iter().filter(|(asked, _)| asked == path).map(|(_, at)| *at).collect();
        times.windows(2).map(|pair| pair[1] - pair[0]).collect()
    }

    /// The most requests that ran at one time.
    pub fn most_at_once(&self) -> usize {
        self.state.most.load(Ordering::SeqCst)
    }

    /// Waits until a path was asked for.
    pub fn wait_for(&self, path: &str) {
        let start = Instant::now();
        while self.count(path) == 0 {
            assert!(start.elapsed() < Duration::from_secs(60), "nobody asked for {path}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

impl State {
    fn serve(&self, mut stream: TcpStream, answer: &(dyn Fn(&str, usize) -> Reply + Send + Sync)) {
        let Some(path) = read_path(&stream) else { return };
        let before = {
            let mut asked = self.asked.lock().unwrap();
            let before = asked.iter().filter(|(known, _)| *known == path).count();
            asked.push((path.clone(), Instant::now()));
            before
        };
        let running = self.running.fetch_add(1, Ordering::SeqCst) + 1;
        self.most.fetch_max(running, Ordering::SeqCst);
        let reply = answer(&path, before);
        self.running.fetch_sub(1, Ordering::SeqCst);
        match reply {
            Reply::Hang => {
                // Until the other side gives up.
                let _ = stream.read_to_end(&mut Vec::new());
            }
            Reply::Drop => {}
            Reply::Is(status, head, text) => {
                let length = text.len();
                let head =
                    format!("HTTP/1.1 {status} X\r\n{head}Content-Length: {length}\r\nConnection: close\r\n\r\n");
                let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(text.as_bytes()));
            }
        }
    }
}

/// The path of a request, which is a whole address where the server is asked as a proxy; the rest of its head is read.
fn read_path(stream: &TcpStream) -> Option<String> {
    let mut lines = BufReader::new(stream).lines();
    let first = lines.next()?.ok()?;
    let end = lines.find(|line| line.as_ref().map_or(true, String::is_empty))?;
    end.ok()?;
    first.split(' ').nth(1).map(str::to_owned)
}
