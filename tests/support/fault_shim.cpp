#include "tests/support/fault_shim.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

namespace lightstack::tests::faults {
namespace {

constexpr std::size_t kMostDescriptors = 4096;

std::array<char, 4096> g_root;
std::size_t g_rootLength = 0;
Fault g_fault;
std::atomic<bool> g_armed{false};
std::atomic<long> g_count{0};
std::array<std::atomic<bool>, kMostDescriptors> g_ours; // opened below the root

template <class Function>
Function real(const char* name) {
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

// By its path, absolute or below an open folder of ours.
bool isOurs(int folder, const char* path) {
    if (!g_armed || path == nullptr) return false;
    if (path[0] == '/')
        return std::strncmp(path, g_root.data(), g_rootLength) == 0 &&
               (path[g_rootLength] == '/' || path[g_rootLength] == 0);
    return folder >= 0 && folder < static_cast<int>(kMostDescriptors) &&
           g_ours[static_cast<std::size_t>(folder)];
}
bool isOurs(int file) {
    return g_armed && file >= 0 && file < static_cast<int>(kMostDescriptors) &&
           g_ours[static_cast<std::size_t>(file)];
}

// True: this call is to fail, errno is set.
bool strikes(Operation operation) {
    if ((g_fault.operations & operation) == 0) return false;
    const long number = ++g_count;
    if (g_fault.delayMicroseconds > 0) {
        const timespec time{
            g_fault.delayMicroseconds / 1'000'000, g_fault.delayMicroseconds % 1'000'000 * 1000L};
        ::nanosleep(&time, nullptr);
    }
    if (g_fault.at == 0 || number < g_fault.at || (number > g_fault.at && !g_fault.lasting))
        return false;
    if (g_fault.error == kKill) ::_exit(kKilled);
    errno = g_fault.error;
    return true;
}

int opened(int file) {
    if (file >= 0 && file < static_cast<int>(kMostDescriptors))
        g_ours[static_cast<std::size_t>(file)] = true;
    return file;
}

long numberFrom(const char* name) {
    const char* text = ::getenv(name);
    return text == nullptr ? 0 : std::atol(text);
}

__attribute__((constructor)) void armFromEnvironment() {
    const char* root = ::getenv("LIGHTSTACK_FAULT_ROOT");
    if (root == nullptr) return;
    arm({root, static_cast<unsigned>(numberFrom("LIGHTSTACK_FAULT_OPS")),
        numberFrom("LIGHTSTACK_FAULT_AT"), static_cast<int>(numberFrom("LIGHTSTACK_FAULT_ERROR")),
        numberFrom("LIGHTSTACK_FAULT_LASTING") != 0,
        static_cast<int>(numberFrom("LIGHTSTACK_FAULT_DELAY_US"))});
}

} // namespace

void arm(const Fault& fault) {
    g_fault = fault;
    std::strncpy(g_root.data(), fault.root, g_root.size() - 1);
    g_rootLength = std::strlen(g_root.data());
    for (auto& ours : g_ours)
        ours = false;
    g_count = 0;
    g_armed = true;
}

long disarm() {
    g_armed = false;
    return g_count;
}

} // namespace lightstack::tests::faults

// NOLINTBEGIN: the C library's names and signatures.
using namespace lightstack::tests::faults;

namespace {

int openAt(const char* name, int folder, const char* path, int flags, mode_t mode) {
    const bool ours = isOurs(folder, path);
    if (ours && strikes(kOpen)) return -1;
    int file = 0;
    if (std::strncmp(name, "openat", 6) == 0)
        file = real<int (*)(int, const char*, int, ...)>(name)(folder, path, flags, mode);
    else
        file = real<int (*)(const char*, int, ...)>(name)(path, flags, mode);
    return ours ? opened(file) : file;
}

// Half of it, at least a byte.
bool isShort(int file) {
    return isOurs(file) && strikes(kWrite);
}

template <class Write>
ssize_t written(int file, std::size_t bytes, Write write) {
    if (!isShort(file)) return write(bytes);
    if (errno != kShortWrite) return -1;
    return write(bytes > 1 ? bytes / 2 : bytes);
}

} // namespace

extern "C" {

#define LIGHTSTACK_OPEN(NAME)                                                                      \
    int NAME(const char* path, int flags, ...) {                                                   \
        va_list rest;                                                                              \
        va_start(rest, flags);                                                                     \
        const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;       \
        va_end(rest);                                                                              \
        return openAt(#NAME, AT_FDCWD, path, flags, mode);                                         \
    }
#define LIGHTSTACK_OPENAT(NAME)                                                                    \
    int NAME(int folder, const char* path, int flags, ...) {                                       \
        va_list rest;                                                                              \
        va_start(rest, flags);                                                                     \
        const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;       \
        va_end(rest);                                                                              \
        return openAt(#NAME, folder, path, flags, mode);                                           \
    }
LIGHTSTACK_OPEN(open)
LIGHTSTACK_OPEN(open64)
LIGHTSTACK_OPENAT(openat)
LIGHTSTACK_OPENAT(openat64)

DIR* opendir(const char* path) {
    if (isOurs(AT_FDCWD, path) && strikes(kOpen)) return nullptr;
    return real<DIR* (*)(const char*)>("opendir")(path);
}

ssize_t write(int file, const void* bytes, size_t count) {
    return written(file, count, [=](std::size_t part) {
        return real<ssize_t (*)(int, const void*, size_t)>("write")(file, bytes, part);
    });
}
ssize_t pwrite(int file, const void* bytes, size_t count, off_t at) {
    return written(file, count, [=](std::size_t part) {
        return real<ssize_t (*)(int, const void*, size_t, off_t)>("pwrite")(file, bytes, part, at);
    });
}
ssize_t pwrite64(int file, const void* bytes, size_t count, off64_t at) {
    return pwrite(file, bytes, count, at);
}
ssize_t writev(int file, const iovec* parts, int count) {
    const auto whole = [=] {
        return real<ssize_t (*)(int, const iovec*, int)>("writev")(file, parts, count);
    };
    if (!isShort(file)) return whole();
    if (errno != kShortWrite) return -1;
    if (count == 0 || parts[0].iov_len < 2) return whole();
    return real<ssize_t (*)(int, const void*, size_t)>("write")(
        file, parts[0].iov_base, parts[0].iov_len / 2);
}

ssize_t pread(int file, void* bytes, size_t count, off_t at) {
    if (isOurs(file) && strikes(kRead)) return -1;
    return real<ssize_t (*)(int, void*, size_t, off_t)>("pread")(file, bytes, count, at);
}
ssize_t pread64(int file, void* bytes, size_t count, off64_t at) {
    return pread(file, bytes, count, at);
}

#define LIGHTSTACK_SYNC(NAME)                                                                      \
    int NAME(int file) {                                                                           \
        if (!isOurs(file)) return real<int (*)(int)>(#NAME)(file);                                 \
        return strikes(kSync) ? -1 : 0;                                                            \
    }
LIGHTSTACK_SYNC(fsync)
LIGHTSTACK_SYNC(fdatasync)
LIGHTSTACK_SYNC(syncfs)

int close(int file) {
    const bool ours = isOurs(file);
    if (ours) g_ours[static_cast<std::size_t>(file)] = false;
    const bool fails = ours && strikes(kClose);
    const int error = errno;
    const int done = real<int (*)(int)>("close")(file); // closed all the same, as Linux does
    if (!fails) return done;
    errno = error;
    return -1;
}

int rename(const char* from, const char* to) {
    if (isOurs(AT_FDCWD, to) && strikes(kRename)) return -1;
    return real<int (*)(const char*, const char*)>("rename")(from, to);
}
int renameat2(int fromFolder, const char* from, int toFolder, const char* to, unsigned flags) {
    if (isOurs(toFolder, to) && strikes(kRename)) return -1;
    return real<int (*)(int, const char*, int, const char*, unsigned)>("renameat2")(
        fromFolder, from, toFolder, to, flags);
}
// What has no name in older C libraries is called by its number.
long syscall(long number, ...) {
    va_list rest;
    va_start(rest, number);
    std::array<long, 6> given{};
    for (long& argument : given)
        argument = va_arg(rest, long);
    va_end(rest);
    if (number == SYS_renameat2 && isOurs(AT_FDCWD, reinterpret_cast<const char*>(given[3])) &&
        strikes(kRename))
        return -1;
    return real<long (*)(long, ...)>("syscall")(
        number, given[0], given[1], given[2], given[3], given[4], given[5]);
}
int renameat(int fromFolder, const char* from, int toFolder, const char* to) {
    if (isOurs(toFolder, to) && strikes(kRename)) return -1;
    return real<int (*)(int, const char*, int, const char*)>("renameat")(
        fromFolder, from, toFolder, to);
}

int unlink(const char* path) {
    if (isOurs(AT_FDCWD, path) && strikes(kUnlink)) return -1;
    return real<int (*)(const char*)>("unlink")(path);
}
int remove(const char* path) {
    if (isOurs(AT_FDCWD, path) && strikes(kUnlink)) return -1;
    return real<int (*)(const char*)>("remove")(path);
}
int unlinkat(int folder, const char* path, int flags) {
    if (isOurs(folder, path) && strikes(kUnlink)) return -1;
    return real<int (*)(int, const char*, int)>("unlinkat")(folder, path, flags);
}
int rmdir(const char* path) {
    if (isOurs(AT_FDCWD, path) && strikes(kUnlink)) return -1;
    return real<int (*)(const char*)>("rmdir")(path);
}
int mkdir(const char* path, mode_t mode) {
    if (isOurs(AT_FDCWD, path) && strikes(kMakeFolder)) return -1;
    return real<int (*)(const char*, mode_t)>("mkdir")(path, mode);
}
int mkdirat(int folder, const char* path, mode_t mode) {
    if (isOurs(folder, path) && strikes(kMakeFolder)) return -1;
    return real<int (*)(int, const char*, mode_t)>("mkdirat")(folder, path, mode);
}

} // extern "C"
// NOLINTEND
