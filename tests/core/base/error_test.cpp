// Error codes, their names, and what becomes of the system's error numbers.
#include "core/base/result.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <cerrno>

using namespace lightstack;

class ErrorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreThoseOfTheJson() {
        const std::vector<std::pair<ErrorCode, std::string_view>> names{
            {ErrorCode::Cancelled, "cancelled"}, {ErrorCode::NotFound, "not_found"},
            {ErrorCode::Denied, "denied"}, {ErrorCode::Unsupported, "unsupported"},
            {ErrorCode::CorruptData, "corrupt"}, {ErrorCode::LimitExceeded, "limit_exceeded"},
            {ErrorCode::Io, "io"}, {ErrorCode::Database, "database"}, {ErrorCode::Usage, "usage"}};
        for (const auto& [code, name] : names)
            QCOMPARE(base::errorCodeName(code), name);
    }
    void errorNumbersBecomeCodes_data() {
        QTest::addColumn<int>("number");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, int number, ErrorCode code) {
            QTest::newRow(name) << number << static_cast<int>(code);
        };
        row("no such file", ENOENT, ErrorCode::NotFound);
        row("no folder on the way", ENOTDIR, ErrorCode::NotFound);
        row("stale", ESTALE, ErrorCode::NotFound);
        row("links in a circle", ELOOP, ErrorCode::NotFound);
        row("no right", EACCES, ErrorCode::Denied);
        row("not permitted", EPERM, ErrorCode::Denied);
        row("read-only disk", EROFS, ErrorCode::Denied);
        row("full", ENOSPC, ErrorCode::Io);
        row("broken disk", EIO, ErrorCode::Io);
    }
    void errorNumbersBecomeCodes() {
        QFETCH(int, number);
        QFETCH(int, code);
        const Result<int> result = failErrno(number, "/a/b", "open");
        QVERIFY(!result);
        QCOMPARE(static_cast<int>(result.error().code), code);
        QCOMPARE(result.error().path, std::filesystem::path("/a/b"));
        QVERIFY(result.error().detail.starts_with("cannot open: "));
        QVERIFY(result.error().detail.size() > 13);
        QVERIFY(!result.error().detail.ends_with('.'));
    }
    void resultsCarryValueOrError() {
        const Result<int> good = 7;
        QCOMPARE(good.value_or(0), 7);
        const Result<int> stopped = cancelled("/x");
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
        QCOMPARE(stopped.value_or(3), 3);
        const Result<void> bad = fail(ErrorCode::Usage, {}, "no");
        QCOMPARE(bad.error().detail, std::string("no"));
    }
};

#include "error_test.moc"
LIGHTSTACK_TEST(ErrorTest);
