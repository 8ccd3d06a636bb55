// A language for tests: sentences of the contexts that are named stand in angle brackets, so that
// what a window says in its own words is seen. While it lives, it is spoken. Thread: GUI only.
#pragma once

#include <QCoreApplication>
#include <QList>
#include <QTranslator>

namespace lightstack::tests {

class BracketLanguage final : public QTranslator {
public:
    explicit BracketLanguage(QList<QByteArray> contexts) : m_contexts(std::move(contexts)) {
        QCoreApplication::installTranslator(this);
    }
    ~BracketLanguage() override { QCoreApplication::removeTranslator(this); }
    BracketLanguage(const BracketLanguage&) = delete;
    BracketLanguage& operator=(const BracketLanguage&) = delete;

    [[nodiscard]] QString translate(
        const char* context, const char* text, const char*, int) const override {
        if (!m_contexts.contains(QByteArray(context))) return {};
        return QLatin1Char('<') + QString::fromUtf8(text) + QLatin1Char('>');
    }
    [[nodiscard]] bool isEmpty() const override { return false; }

private:
    QList<QByteArray> m_contexts;
};

} // namespace lightstack::tests
