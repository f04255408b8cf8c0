// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTranslator>

class QQmlEngine;

namespace naru::ui::shell {

/// The words of the screens, changed at run time. Korean is what the sources say; another language is a compiled
/// translation inside the program.
class Languages : public QObject {
    Q_OBJECT

public:
    explicit Languages(QQmlEngine& engine, QObject* parent = nullptr);

    /// "ko" or "en"; a language without translation is Korean. Every binding of the engine renews itself.
    void use(const QString& language);
    QString current() const { return m_current; }

private:
    QQmlEngine& m_engine;
    QTranslator m_translator, m_english;
    QString m_current = QStringLiteral("ko");
};

} // namespace naru::ui::shell
