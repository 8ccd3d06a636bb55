// What core says is wrong, in the window's language.
#include "ui/models/failure_words.h"

#include "core/base/byte_budget.h"
#include "core/base/file_io.h"
#include "core/base/free_space.h"
#include "core/browse/file_actions.h"
#include "core/browse/rename_pattern.h"
#include "core/metadata/exiv2_tags.h"
#include "tests/support/quickest.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"
#include "tests/ui/models/bracket_language.h"
#include "ui/models/failure_table.h"

#include <QtTest>

#include <array>
#include <cerrno>

using namespace lightstack;
using namespace lightstack::tests;
using ui::failureText;

namespace {

Error said(ErrorCode code, std::string detail) {
    return {code, "/a/b.jpg", std::move(detail)};
}

} // namespace

class FailureWordsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void inEnglishCoreSpeaks() {
        QCOMPARE(
            failureText(said(ErrorCode::CorruptData, "odd \xff bytes")), u"odd \ufffd bytes"_qs);
        QCOMPARE(failureText(failErrno(ENOSPC, "/a", "write").value()),
            u"cannot write: No space left on device"_qs);
        QCOMPARE(failureText(said(ErrorCode::Denied, "")), u"no permission"_qs);
    }

    void whatIsKnownIsSaidWhole() {
        const BracketLanguage language({ui::kFailureContext});
        QCOMPARE(failureText(said(
                     ErrorCode::Unsupported, "is animated: only its first frame would be left")),
            u"<is animated: only its first frame would be left>"_qs);
        QCOMPARE(
            failureText(said(ErrorCode::Unsupported, "has 12 pages: only the first would be left")),
            u"<has 12 pages: only the first would be left>"_qs);
        QCOMPARE(failureText(said(ErrorCode::Usage, "100 %1 %2.jpg is there already")),
            u"<100 %1 %2.jpg is there already>"_qs); // names are no places
        QCOMPARE(failureText("has 12 pages: only the first would be left"),
            u"<has 12 pages: only the first would be left>"_qs);
        QCOMPARE(failureText("1 of 9 slices are left out: the header is damaged"),
            u"<1 of 9 slices are left out: <the header is damaged>>"_qs);
        QCOMPARE(failureText("something else"), u"something else"_qs);
    }

    void whatIsNotKnownIsSaidByItsCode() {
        const BracketLanguage language({ui::kFailureContext});
        QCOMPARE(failureText(said(ErrorCode::CorruptData, "a marker is missing")),
            u"<is damaged> (a marker is missing)"_qs);
        QCOMPARE(failureText(said(ErrorCode::Cancelled, "")), u"<was cancelled>"_qs);
    }

    void theSystemIsUnderstood() {
        const BracketLanguage language({ui::kFailureContext});
        QCOMPARE(failureText(failErrno(ENOSPC, "/a", "write").value()),
            u"<cannot <write>: <the disk is full>>"_qs);
        QCOMPARE(failureText(failErrno(EACCES, "/a", "polish").value()), u"<no permission>"_qs);
        QCOMPARE(failureText(failErrno(EXFULL, "/a", "write").value()),
            u"<the system refused or failed> (cannot write: Exchange full)"_qs);
    }

    // A view paints one on each row of a page.
    void isLookedUpNotSoughtFor() {
        const BracketLanguage language({ui::kFailureContext});
        const std::array<Error, 4> errors{
            said(ErrorCode::LimitExceeded, "the box is empty, or lies outside of the volume"),
            said(ErrorCode::Usage, "IMG_0001.jpg is there already"),
            said(ErrorCode::CorruptData, "a marker is missing"),
            failErrno(EACCES, "/a", "write").value()};
        constexpr std::chrono::milliseconds kPages{40};
        const auto took = quickest(kPages, [&] {
            const auto start = std::chrono::steady_clock::now();
            for (int i = 0; i < 4000; ++i)
                (void)failureText(errors[static_cast<std::size_t>(i % 4)]);
            return since(start);
        });
        QVERIFY2(took <= kPages, qPrintable(QString::number(took.count())));
    }

    // The table has core's words as they are.
    void coreSaysWhatIsInTheTable() {
        const BracketLanguage language({ui::kFailureContext});
        const TempFolder folder;
        std::vector<Error> errors;
        errors.push_back(base::readWhole(folder / "none", 10).error());
        folder.write("large", std::string(3000, 'x'));
        base::ByteBudget budget(1 << 20);
        errors.push_back(budget.acquire(5 << 20, {}).error());
        errors.push_back(base::checkRoom(folder.path(), ~std::uint64_t{0} / 2).error());
        errors.push_back(cancelled().value());
        for (const char* pattern : {"", "{", "}", "{x}", "{date:}", "{nnnnnnnnnnnnn}"})
            errors.push_back(browse::RenamePattern::parse(pattern).error());
        for (const std::string& name : {std::string(), std::string(".."), std::string("a/b"),
                 std::string("a\0", 2), std::string(256, 'x')})
            errors.push_back(said(ErrorCode::Usage, browse::nameObjection(name)));
        std::string deep = "<?xml version='1.0'?>";
        for (int i = 0; i < 1000; ++i)
            deep += "<a>";
        for (const std::string& packet : {deep, std::string("<!DOCTYPE x>")})
            errors.push_back(said(ErrorCode::CorruptData, metadata::xmpObjection(packet)));
        for (const Error& error : errors)
            QVERIFY2(failureText(error).startsWith(u'<') && failureText(error).endsWith(u'>'),
                qPrintable(failureText(error)));
    }
};

#include "failure_words_test.moc"
LIGHTSTACK_TEST(FailureWordsTest);
