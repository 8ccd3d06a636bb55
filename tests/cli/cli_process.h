// Runs lightstack-cli and gives back what it said.
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>

#include <string>
#include <vector>

namespace lightstack::tests {

struct CliRun {
    int exitCode = -1; // -1: crashed, -2: took longer than the limit
    QByteArray output; // standard output
    QByteArray errors; // standard error
    qint64 milliseconds = 0;
    [[nodiscard]] QJsonObject json() const; // empty where the output is not exactly one object
};

struct CliLimits {
    int seconds = 60;
    bool gigabyteGrowth = false; // address space: what an idle run takes + 1 GiB
};

// Arguments are bytes; `input` goes to standard input.
CliRun runCli(const std::vector<std::string>& arguments, const CliLimits& limits = {},
    const QByteArray& input = {});

} // namespace lightstack::tests
