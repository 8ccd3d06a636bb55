#include "tests/cli/cli_process.h"

#include <QElapsedTimer>
#include <QJsonDocument>

#include <array>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <poll.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace lightstack::tests {
namespace {

// QProcess takes QString arguments, and names need not be text: fork and exec by hand.
struct Child {
    pid_t pid = -1;
    int output = -1;
    int errors = -1;
};

rlim_t idleAddressSpace() {
    static const rlim_t bytes = [] {
        // A child that waits for names shows what libraries and stacks take.
        std::array<int, 2> in{};
        if (::pipe(in.data()) != 0) return rlim_t{0};
        const pid_t pid = ::fork();
        if (pid == 0) {
            ::dup2(in[0], STDIN_FILENO);
            ::close(in[1]);
            ::execl(LIGHTSTACK_BIN_DIR "/lightstack-cli", "lightstack-cli", "mime", "-0", nullptr);
            ::_exit(127);
        }
        ::close(in[0]);
        ::usleep(400'000);
        rlim_t kilobytes = 0;
        std::ifstream status("/proc/" + std::to_string(pid) + "/status");
        for (std::string word; status >> word;)
            if (word == "VmPeak:") status >> kilobytes;
        ::close(in[1]);
        ::waitpid(pid, nullptr, 0);
        return kilobytes * 1024;
    }();
    return bytes;
}

Child start(const std::vector<std::string>& arguments, const CliLimits& limits, int input) {
    const rlim_t space = limits.gigabyteGrowth ? idleAddressSpace() + (rlim_t{1} << 30) : 0;
    std::vector<char*> words{const_cast<char*>("lightstack-cli")};
    for (const std::string& argument : arguments)
        words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);
    std::array<int, 2> out{};
    std::array<int, 2> err{};
    if (::pipe2(out.data(), O_CLOEXEC) != 0 || ::pipe2(err.data(), O_CLOEXEC) != 0) std::abort();
    const pid_t pid = ::fork();
    if (pid == 0) {
        ::dup2(input, STDIN_FILENO);
        ::dup2(out[1], STDOUT_FILENO);
        ::dup2(err[1], STDERR_FILENO);
        if (space > 0) {
            const rlimit limit{space, space};
            ::setrlimit(RLIMIT_AS, &limit);
        }
        ::execv(LIGHTSTACK_BIN_DIR "/lightstack-cli", words.data());
        ::_exit(127);
    }
    ::close(out[1]);
    ::close(err[1]);
    return {pid, out[0], err[0]};
}

// Reads both streams until they end; false when the time is over.
bool drain(const Child& child, CliRun& run, const QElapsedTimer& clock, qint64 limit) {
    std::array<pollfd, 2> streams{{{child.output, POLLIN, 0}, {child.errors, POLLIN, 0}}};
    int open = 2;
    while (open > 0) {
        const qint64 left = limit - clock.elapsed();
        if (left <= 0 || ::poll(streams.data(), 2, static_cast<int>(left)) <= 0) return false;
        for (std::size_t i = 0; i < 2; ++i) {
            if (streams[i].fd < 0 || streams[i].revents == 0) continue;
            std::array<char, 65536> part{};
            const ssize_t n = ::read(streams[i].fd, part.data(), part.size());
            if (n > 0) {
                (i == 0 ? run.output : run.errors).append(part.data(), static_cast<qsizetype>(n));
            } else {
                streams[i].fd = -1;
                --open;
            }
        }
    }
    return true;
}

int inputFile(const QByteArray& input) {
    const int fd = ::memfd_create("input", MFD_CLOEXEC);
    if (fd < 0 || ::write(fd, input.constData(), static_cast<std::size_t>(input.size())) < 0)
        std::abort();
    ::lseek(fd, 0, SEEK_SET);
    return fd;
}

} // namespace

QJsonObject CliRun::json() const {
    const QJsonDocument document = QJsonDocument::fromJson(output);
    return document.isObject() ? document.object() : QJsonObject();
}

CliRun runCli(
    const std::vector<std::string>& arguments, const CliLimits& limits, const QByteArray& input) {
    CliRun run;
    QElapsedTimer clock;
    const int in = inputFile(input);
    clock.start();
    const Child child = start(arguments, limits, in);
    ::close(in);
    const bool ended = drain(child, run, clock, limits.seconds * 1000LL);
    if (!ended) ::kill(child.pid, SIGKILL);
    int status = 0;
    ::waitpid(child.pid, &status, 0);
    run.milliseconds = clock.elapsed();
    ::close(child.output);
    ::close(child.errors);
    run.exitCode = !ended ? -2 : WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return run;
}

} // namespace lightstack::tests
