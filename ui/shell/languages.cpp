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
    m_current = QStringLiteral("ko");
    if (language != m_current && m_translator.load(QStringLiteral(":/i18n/naru_%1.qm").arg(language))) {
        QCoreApplication::installTranslator(&m_translator);
        m_current = language;
    }
    m_engine.retranslate();
}

} // namespace naru::ui::shell
