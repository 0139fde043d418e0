//! The program: hands its arguments to the library.

fn main() -> std::process::ExitCode {
    lyceum::cli::run()
}
