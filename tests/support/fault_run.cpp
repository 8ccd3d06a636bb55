#include "tests/support/fault_run.h"

#include <cstdlib>
#include <fstream>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace lightstack::tests {

namespace fs = std::filesystem;

void putTree(const fs::path& folder, const Tree& tree) {
    fs::remove_all(folder);
    for (const auto& [name, content] : tree) {
        fs::create_directories((folder / name).parent_path());
        std::ofstream(folder / name, std::ios::binary) << content;
    }
}

FaultRun runFaulty(const faults::Fault& fault, const std::function<int()>& work) {
    int pipe[2];
    if (::pipe(pipe) != 0) std::abort();
    const pid_t child = ::fork();
    if (child == 0) {
        // What runs for ever uses the processor or waits: a loaded machine does neither.
        const rlimit cpu{20, 20};
        ::setrlimit(RLIMIT_CPU, &cpu);
        ::alarm(110);
        faults::arm(fault);
        FaultRun run;
        run.status = work();
        run.counted = faults::disarm();
        ::_exit(::write(pipe[1], &run, sizeof run) == sizeof run ? 0 : 1);
    }
    ::close(pipe[1]);
    FaultRun run;
    const bool told = ::read(pipe[0], &run, sizeof run) == sizeof run;
    ::close(pipe[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (told) return run;
    return {WIFEXITED(status) && WEXITSTATUS(status) == faults::kKilled ? faults::kKilled : -1, 0};
}

} // namespace lightstack::tests
