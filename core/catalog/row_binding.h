// Values to parameters: empty text, unknown numbers and absent options are NULL. Texts and bytes
// are not copied: they live until the statement is reset.
#pragma once

#include "core/db/statement.h"

#include <optional>
#include <string_view>

namespace lightstack::catalog {

class RowBinding {
public:
    explicit RowBinding(db::Statement& statement) : m_statement(statement) {}

    RowBinding& integer(std::int64_t value) {
        m_statement.bind(m_next++, value);
        return *this;
    }
    template <class T>
    RowBinding& integer(const std::optional<T>& value) {
        return value ? integer(static_cast<std::int64_t>(*value)) : null();
    }
    RowBinding& known(std::int64_t value) { return value != 0 ? integer(value) : null(); }
    RowBinding& real(const std::optional<double>& value) {
        if (!value) return null();
        m_statement.bindReal(m_next++, *value);
        return *this;
    }
    RowBinding& text(std::string_view value) {
        if (value.empty()) return null();
        m_statement.bindTextView(m_next++, value);
        return *this;
    }
    RowBinding& bytes(std::string_view value) {
        m_statement.bindBlob(m_next++, value);
        return *this;
    }
    template <class Point>
    RowBinding& place(const std::optional<Point>& point) {
        if (!point) return null().null().null();
        return real(point->latitude).real(point->longitude).real(point->altitude);
    }
    RowBinding& null() {
        m_statement.bindNull(m_next++);
        return *this;
    }

private:
    db::Statement& m_statement;
    int m_next = 1;
};

} // namespace lightstack::catalog
