#include "tests/support/fault_run.h"

#include <QtTest>

#include <algorithm>
#include <cerrno>
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

void addFaultRows() {
    QTest::addColumn<int>("error");
    QTest::addColumn<bool>("lasting");
    QTest::addRow("EIO") << EIO << false;
    QTest::addRow("disk full") << ENOSPC << true;
    QTest::addRow("killed") << faults::kKill << false;
}

std::string sweepFaults(const FaultSweep& sweep, long least, const std::function<int()>& work,
    const std::function<std::string(int status)>& check) {
    const std::string root = sweep.place.native();
    const auto anew = [&] {
        fs::remove_all(sweep.place);
        fs::create_directories(sweep.place);
    };
    anew();
    const FaultRun counting = runFaulty({root.c_str(), sweep.operations, 0, 0, false, 0}, work);
    if (counting.status != 0 || counting.counted < least)
        return "undisturbed: status " + std::to_string(counting.status) + " after " +
               std::to_string(counting.counted);
    const long step = std::max(1L, counting.counted / sweep.most);
    for (long at = 1; at <= counting.counted; at += step) {
        anew();
        const int status =
            runFaulty({root.c_str(), sweep.operations, at, sweep.error, sweep.lasting, 0}, work)
                .status;
        const bool known = status == 0 || status == 1 || status == faults::kKilled;
        const std::string wrong = known ? check(status) : "status " + std::to_string(status);
        if (!wrong.empty()) return "operation " + std::to_string(at) + ": " + wrong;
    }
    return {};
}

} // namespace lightstack::tests
