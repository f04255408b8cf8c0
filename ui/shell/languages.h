// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QTranslator>

class QQmlEngine;

namespace naru::desk {
class Supplies;
}

namespace naru::ui::shell {

/// The words of the screens, changed at run time. Korean is what the sources say; another language is a compiled
/// translation inside the program.
class Languages : public QObject {
    Q_OBJECT

public:
    explicit Languages(QQmlEngine& engine, QObject* parent = nullptr);

    /// The translations that were handed down stand before those inside the program; what they have no word for is said
    /// as ever. Before the first use(); null: none.
    void putFirst(const desk::Supplies* supplies);

    /// "ko" or "en"; a language without translation is Korean. Every binding of the engine renews itself.
    void use(const QString& language);
    QString current() const { return m_current.isEmpty() ? QStringLiteral("ko") : m_current; }

private:
    QQmlEngine& m_engine;
    QHash<QString, QByteArray> m_first;
    QTranslator m_translator, m_english, m_before;
    QString m_current; ///< empty: none was asked for yet
};

} // namespace naru::ui::shell
