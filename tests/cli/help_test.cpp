// --help and the man page name every option that there is, and no other.
#include "app/cli_options.h"
#include "tests/cli/cli_process.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QRegularExpression>
#include <QtTest>

#include <map>
#include <span>

using namespace lightstack;
using namespace lightstack::app;

namespace {

const std::map<QString, std::span<const OptionSpec>>& table() {
    static const std::map<QString, std::span<const OptionSpec>> commands{
        {QStringLiteral("info"), kInfoOptions}, {QStringLiteral("decode"), kDecodeOptions},
        {QStringLiteral("thumbnails"), kThumbnailsOptions},
        {QStringLiteral("stacks"), kStacksOptions}, {QStringLiteral("pyramid"), kPyramidOptions},
        {QStringLiteral("export"), kExportOptions},
        {QStringLiteral("takeout-pairs"), kTakeoutPairsOptions},
        {QStringLiteral("scan"), kScanOptions}, {QStringLiteral("downsample"), kDownsampleOptions},
        {QStringLiteral("search"), kSearchOptions}, {QStringLiteral("pair"), kPairOptions},
        {QStringLiteral("duplicates"), kDuplicatesOptions},
        {QStringLiteral("profile"), kProfileOptions}, {QStringLiteral("mime"), kMimeOptions},
        {QStringLiteral("mime-backfill"), kMimeBackfillOptions}};
    return commands;
}

QSet<QString> optionsIn(const QString& text) {
    static const QRegularExpression option(QStringLiteral("(?<![A-Za-z0-9-])--?([a-z0-9][a-z-]*)"));
    QSet<QString> found;
    for (auto match = option.globalMatch(text); match.hasNext();)
        found << match.next().captured(1);
    return found;
}

QSet<QString> named(std::span<const OptionSpec> options) {
    QSet<QString> names;
    for (const OptionSpec& option : options)
        names << QString::fromUtf8(option.name.data(), static_cast<int>(option.name.size()));
    return names;
}

QString sorted(const QSet<QString>& set) {
    QStringList names(set.begin(), set.end());
    names.sort();
    return names.join(u' ');
}

} // namespace

class HelpTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void helpSaysEachOption() {
        for (const auto& [command, options] : table()) {
            const auto run = tests::runCli({command.toStdString(), "--help"});
            QCOMPARE(run.exitCode, 0);
            const QString text = QString::fromUtf8(run.output);
            const QString synopsis = text.left(text.indexOf(QStringLiteral("\n\n")));
            QCOMPARE(sorted(optionsIn(synopsis)), sorted(named(options)));
            for (const QString& line : text.split(u'\n'))
                QVERIFY2(line.size() <= 80, qPrintable(command + QStringLiteral(": ") + line));
            for (const OptionSpec& option : options) {
                QVERIFY2(!option.help.empty(), option.name.data());
                QVERIFY(text.simplified().contains(
                    QString::fromUtf8(option.help.data(), static_cast<int>(option.help.size()))));
            }
        }
    }

    void theManPageNamesThemToo() {
        QFile file(QStringLiteral(LIGHTSTACK_SOURCE_DIR "/packaging/lightstack-cli.1"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString page = QString::fromUtf8(file.readAll()).remove(u'\\');
        for (const auto& [command, options] : table()) {
            const auto at = page.indexOf(QStringLiteral("\n.BR %1 \"").arg(command));
            QVERIFY2(at >= 0, qPrintable(command));
            const QString line = page.mid(at, page.indexOf(u'\n', at + 1) - at)
                                     .mid(command.size() + 6); // behind the name
            QCOMPARE(command + QStringLiteral(": ") + sorted(optionsIn(line)),
                command + QStringLiteral(": ") + sorted(named(options)));
        }
    }

    void wrongUseLeadsToTheHelp() {
        const auto bare = tests::runCli({"scan"});
        QCOMPARE(bare.exitCode, 2);
        QVERIFY(bare.errors.contains("lightstack-cli scan --help"));
        const auto unknown = tests::runCli({"stacks", "--frob"});
        QCOMPARE(unknown.exitCode, 2);
        QVERIFY(unknown.errors.contains("--frob") && unknown.errors.contains("stacks --help"));
    }
};

#include "help_test.moc"
LIGHTSTACK_TEST(HelpTest);
