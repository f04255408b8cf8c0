// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/languages.h"

#include "app/desk/supplies.h"

#include <QCoreApplication>
#include <QQmlEngine>

namespace naru::ui::shell {

Languages::Languages(QQmlEngine& engine, QObject* parent)
    : QObject(parent)
    , m_engine(engine)
{
}

void Languages::putFirst(const desk::Supplies* supplies)
{
    const auto files = supplies ? supplies->files(QStringLiteral("translations")) : QList<desk::Supply::File>();
    for (const QString& language : {QStringLiteral("ko"), QStringLiteral("en")}) {
        for (const desk::Supply::File& file : files) {
            if (file.path == QStringLiteral("naru_%1.qm").arg(language))
                m_first.insert(language, file.bytes);
        }
    }
}

void Languages::use(const QString& language)
{
    if (language == m_current)
        return;
    QCoreApplication::removeTranslator(&m_translator);
    QCoreApplication::removeTranslator(&m_english);
    QCoreApplication::removeTranslator(&m_before);
    // What a language of the kiosk has no words for is said in English, as its lessons are.
    const bool isKiosks = language != QLatin1StringView("ko") && language != QLatin1StringView("en");
    if (isKiosks && m_english.load(QStringLiteral(":/i18n/naru_en.qm")))
        QCoreApplication::installTranslator(&m_english);
    m_current = QStringLiteral("ko");
    if (language != m_current && m_translator.load(QStringLiteral(":/i18n/naru_%1.qm").arg(language))) {
        QCoreApplication::installTranslator(&m_translator);
        m_current = language;
    }
    const auto first = m_first.constFind(m_current);
    if (first != m_first.constEnd()
        && m_before.load(reinterpret_cast<const uchar*>(first->constData()), static_cast<int>(first->size())))
        QCoreApplication::installTranslator(&m_before); // the last one is asked first
    m_engine.retranslate();
}

} // namespace naru::ui::shell
