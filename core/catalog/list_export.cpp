#include "core/catalog/list_export.h"

#include "core/base/aside_file.h"
#include "core/base/file_path.h"
#include "core/catalog/list_columns.h"
#include "core/db/snapshot.h"

#include <charconv>
#include <chrono>
#include <cstdio>
#include <unordered_map>

namespace lightstack::catalog {
namespace {

constexpr char kBetween = '\x1F';

void putJsonText(std::string& out, std::string_view text) {
    static constexpr std::string_view kHex = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        const auto u = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            (out += '\\') += c;
        else if (c == '\n')
            out += "\\n";
        else if (u < 0x20 || u == 0x7F)
            ((out += "\\u00") += kHex[u >> 4]) += kHex[u & 15];
        else
            out += c;
    }
    out += '"';
}

std::string number(double value) {
    char text[32];
    const auto [end, error] = std::to_chars(text, text + sizeof text, value);
    return error == std::errc() ? std::string(text, end) : std::string();
}

// Of a text that a spreadsheet would take for a formula.
bool isFormula(std::string_view text) noexcept {
    return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string::npos;
}

class Cells {
public:
    explicit Cells(const ListExportOptions& options)
        : m_columns(listColumns(options.table))
        , m_csv(options.format == ListFormat::Csv)
        , m_exact(options.exact) {}

    void header(std::string& out) const {
        if (!m_csv) {
            out += '[';
            return;
        }
        for (const ListColumn& column : m_columns)
            (out += column.name) += &column == &m_columns.back() ? "\r\n" : ",";
    }
    void begin(std::string& out) {
        if (!m_csv) out += m_rows == 0 ? "\n{" : ",\n{";
        ++m_rows;
        m_first = true;
    }
    void end(std::string& out) const { out += m_csv ? "\r\n" : "}"; }
    void footer(std::string& out) const {
        if (!m_csv) out += m_rows == 0 ? "]\n" : "\n]\n";
    }

    void none(std::string& out, const ListColumn& column) {
        name(out, column);
        if (!m_csv) out += "null";
    }
    // `plain`: a number, a date, a word of ours.
    void text(std::string& out, const ListColumn& column, std::string_view value, bool plain) {
        name(out, column);
        if (!m_csv) return putJsonText(out, value);
        const bool quote = value.find_first_of(",\"\r\n") != std::string_view::npos;
        const bool guard = !plain && !m_exact && isFormula(value);
        if (quote) out += '"';
        if (guard) out += '\'';
        for (const char c : value)
            (c == '"' ? out += '"' : out) += c;
        if (quote) out += '"';
    }
    void bare(std::string& out, const ListColumn& column, std::string_view value) {
        name(out, column);
        out += value;
    }
    void list(std::string& out, const ListColumn& column, std::string_view parts) {
        std::vector<std::string> each;
        for (std::size_t at = 0; at <= parts.size();) {
            const std::size_t next = std::min(parts.find(kBetween, at), parts.size());
            each.emplace_back(parts.substr(at, next - at));
            at = next + 1;
        }
        if (m_csv) {
            std::string joined;
            for (const std::string& one : each)
                joined += (joined.empty() ? "" : "; ") + one;
            return text(out, column, joined, false);
        }
        name(out, column);
        out += '[';
        for (const std::string& one : each) {
            if (&one != &each.front()) out += ',';
            putJsonText(out, one);
        }
        out += ']';
    }
    [[nodiscard]] bool isCsv() const noexcept { return m_csv; }

private:
    void name(std::string& out, const ListColumn& column) {
        if (!m_first) out += ',';
        m_first = false;
        if (!m_csv) ((out += '"') += column.name) += "\":";
    }
    std::span<const ListColumn> m_columns;
    bool m_csv, m_exact;
    bool m_first = true;
    std::uint64_t m_rows = 0;
};

class Export {
public:
    Export(db::Database& database, const ListExportOptions& options, const ListSink& sink)
        : m_database(database), m_options(options), m_sink(sink), m_cells(options) {}

    Result<std::uint64_t> run(std::span<const std::int64_t> ids, const std::stop_token& stop) {
        auto row = m_database.prepare(listRowSql(m_options.table));
        if (!row) return tl::unexpected<Error>(row.error());
        auto albums = m_database.prepare( // each part of an export says its title again
            "SELECT al.title FROM folders f JOIN folders g ON g.key = f.key JOIN albums al ON "
            "al.folder = g.id WHERE f.id = ? GROUP BY al.title ORDER BY min(al.id)");
        if (!albums) return tl::unexpected<Error>(albums.error());
        m_albums = std::move(*albums);
        m_cells.header(m_text);
        auto done = m_options.table == ListTable::Errors ? all(*row, stop) : each(*row, ids, stop);
        if (!done) return tl::unexpected<Error>(done.error());
        m_cells.footer(m_text);
        if (done = give(); !done) return tl::unexpected<Error>(done.error());
        return m_written;
    }

private:
    Result<void> each(
        db::Statement& row, std::span<const std::int64_t> ids, const std::stop_token& stop) {
        for (std::size_t i = 0; i < ids.size(); ++i) {
            if (stop.stop_requested()) return cancelled();
            const db::StatementScope scope(row);
            row.bind(1, ids[i]);
            const auto there = row.step();
            if (!there) return tl::unexpected<Error>(there.error());
            if (*there)
                if (auto done = put(row); !done) return done;
            if (m_options.progress && (i % 1000 == 999 || i + 1 == ids.size()))
                m_options.progress(i + 1, ids.size());
        }
        return {};
    }
    Result<void> all(db::Statement& row, const std::stop_token& stop) {
        row.bindTextView(1, m_options.part);
        while (!stop.stop_requested()) {
            const auto there = row.step();
            if (!there) return tl::unexpected<Error>(there.error());
            if (!*there) return {};
            if (auto done = put(row); !done) return done;
        }
        return cancelled();
    }

    Result<void> give() {
        auto done = m_sink(m_text);
        m_text.clear();
        return done;
    }

    Result<void> put(const db::Statement& row) {
        m_cells.begin(m_text);
        int at = 0;
        for (const ListColumn& column : listColumns(m_options.table)) {
            if (column.kind == ColumnKind::Albums) {
                const auto titles = albumsOf(row.integer(at++));
                if (!titles) return tl::unexpected<Error>(titles.error());
                if ((*titles)->empty())
                    m_cells.none(m_text, column);
                else
                    m_cells.list(m_text, column, **titles);
            } else {
                cell(row, column, at);
                const bool two =
                    column.kind == ColumnKind::Path || column.kind == ColumnKind::PathBytes;
                at += two ? 2 : 1;
            }
        }
        m_cells.end(m_text);
        ++m_written;
        return give();
    }

    void cell(const db::Statement& row, const ListColumn& column, int at) {
        if (row.isNull(at)) return m_cells.none(m_text, column);
        switch (column.kind) {
        case ColumnKind::Integer:
            return m_cells.bare(m_text, column, std::to_string(row.integer(at)));
        case ColumnKind::Real:
            return m_cells.bare(m_text, column, number(row.real(at)));
        case ColumnKind::Flag:
            return m_cells.bare(m_text, column,
                row.integer(at) != 0 ? (m_cells.isCsv() ? "1" : "true")
                                     : (m_cells.isCsv() ? "0" : "false"));
        case ColumnKind::ClockMs:
            return m_cells.text(m_text, column, isoClock(row.integer(at)), true);
        case ColumnKind::Seconds:
            return m_cells.text(m_text, column, isoUtc(row.integer(at)), true);
        case ColumnKind::NanoTime: {
            const auto ms = std::chrono::floor<std::chrono::milliseconds>(
                std::chrono::nanoseconds(row.integer(at)));
            return m_cells.text(m_text, column, isoClock(ms.count()) + "Z", true);
        }
        case ColumnKind::Checksum: {
            char hex[16];
            std::snprintf(
                hex, sizeof hex, "%08llx", static_cast<unsigned long long>(row.integer(at)));
            return m_cells.text(m_text, column, hex, true);
        }
        case ColumnKind::Path:
        case ColumnKind::PathBytes:
            return path(row, column, at);
        case ColumnKind::List:
            return m_cells.list(m_text, column, row.text(at));
        case ColumnKind::Albums:
        case ColumnKind::Text:
            break;
        }
        m_cells.text(m_text, column, row.text(at), false);
    }

    void path(const db::Statement& row, const ListColumn& column, int at) {
        const std::filesystem::path path = std::filesystem::path(row.bytes(at)) / row.bytes(at + 1);
        const bool readable = base::isValidUtf8(path.native());
        if (column.kind == ColumnKind::Path)
            return m_cells.text(
                m_text, column, readable ? path.native() : base::toLossyUtf8(path.native()), true);
        if (readable) return m_cells.none(m_text, column);
        m_cells.text(m_text, column, base::toBytes(path).toBase64().toStdString(), true);
    }

    // Titles with the separator between; looked up once a folder.
    Result<const std::string*> albumsOf(std::int64_t folder) {
        if (const auto known = m_known.find(folder); known != m_known.end()) return &known->second;
        std::string titles;
        const db::StatementScope scope(*m_albums);
        m_albums->bind(1, folder);
        while (true) {
            const auto there = m_albums->step();
            if (!there) return tl::unexpected<Error>(there.error());
            if (!*there) break;
            if (!titles.empty()) titles += kBetween;
            titles += m_albums->text(0);
        }
        return &m_known.emplace(folder, std::move(titles)).first->second;
    }

    db::Database& m_database;
    const ListExportOptions& m_options;
    const ListSink& m_sink;
    Cells m_cells;
    std::string m_text;
    std::uint64_t m_written = 0;
    std::optional<db::Statement> m_albums;
    std::unordered_map<std::int64_t, std::string> m_known;
};

} // namespace

Result<ListFormat> listFormatOf(const std::filesystem::path& file) {
    const std::string ending = base::lowerExtension(file.filename().native());
    if (ending == "csv") return ListFormat::Csv;
    if (ending == "json") return ListFormat::Json;
    return fail(ErrorCode::Usage, file, "a list is written as .csv or .json");
}

Result<std::uint64_t> exportList(db::Database& database, std::span<const std::int64_t> rows,
    const ListExportOptions& options, const ListSink& sink, const std::stop_token& stop) {
    const db::Snapshot snapshot(database);
    return Export(database, options, sink).run(rows, stop);
}

Result<std::uint64_t> exportListTo(const std::filesystem::path& file, db::Database& database,
    std::span<const std::int64_t> rows, const ListExportOptions& options,
    const std::stop_token& stop) {
    auto out = base::AsideFile::begin(file);
    if (!out) return tl::unexpected<Error>(out.error());
    auto written = exportList(
        database, rows, options, [&](std::string_view text) { return out->write(text); }, stop);
    if (!written) return written;
    if (auto done = out->commit(); !done) return tl::unexpected<Error>(done.error());
    return written;
}

} // namespace lightstack::catalog
