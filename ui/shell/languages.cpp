// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/languages.h"

#include <QCoreApplication>
#include <QQmlEngine>

namespace naru::ui::shell {

Languages::Languages(QQmlEngine& engine, QObject* parent)
    : QObject(parent)
    , m_engine(engine)
{
}

void Languages::use(const QString& language)
{
    if (language == m_current)
        return;
    QCoreApplication::removeTranslator(&m_translator);
    QCoreApplication::removeTranslator(&m_english);
    // What a language of the kiosk has no words for is said in English, as its lessons are.
    const bool isKiosks = language != QLatin1StringView("ko") && language != QLatin1StringView("en");
    if (isKiosks && m_english.load(QStringLiteral(":/i18n/naru_en.qm")))
        QCoreApplication::installTranslator(&m_english);
    m_current = QStringLiteral("ko");
    if (language != m_current && m_translator.load(QStringLiteral(":/i18n/naru_%1.qm").arg(language))) {
        QCoreApplication::installTranslator(&m_translator);
        m_current = language;
    }
    m_engine.retranslate();
}

} // namespace naru::ui::shell
