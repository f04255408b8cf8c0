// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/pages.h"

#include "ui/kit/engine.h"

#include <QEventLoop>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QQuickWindow>
#include <QThreadPool>

namespace naru::ui::shell {

namespace {

QUrl pageUrl(const char* file)
{
    return QUrl(QStringLiteral("qrc:/qt/qml/Naru/Shell/") + QLatin1StringView(file));
}

/// The first question to the font database reads every font's description, some 30 ms; its own lock guards it. The
/// font of the pages is also what they start from, or a second one is loaded for nothing.
void lookForFonts()
{
    const QString family = QStringLiteral("Noto Sans CJK KR");
    QGuiApplication::setFont(QFont(family));
    QThreadPool::globalInstance()->start([family] { (void)QFontDatabase::hasFamily(family); });
}

} // namespace

QUrl Pages::deskWindow()
{
    return pageUrl("Main.qml");
}

Pages::Pages(const QUrl& window)
    : m_main(&m_engine)
    , m_signIn(&m_engine)
{
    lookForFonts();
    kit::prepare(m_engine);
    m_main.loadUrl(window, QQmlComponent::Asynchronous);
    if (window == deskWindow())
        m_signIn.loadUrl(pageUrl("SignInPage.qml"), QQmlComponent::Asynchronous);
    QObject::connect(&m_engine, &QQmlEngine::quit, qApp, &QGuiApplication::quit, Qt::QueuedConnection);
}

Pages::~Pages() = default;

QQuickWindow* Pages::show(const QVariantMap& properties)
{
    QEventLoop reading;
    QObject::connect(&m_main, &QQmlComponent::statusChanged, &reading, &QEventLoop::quit);
    while (m_main.isLoading())
        reading.exec();
    if (m_main.isReady())
        m_window.reset(m_main.createWithInitialProperties(properties));
    auto* const window = qobject_cast<QQuickWindow*>(m_window.get());
    if (!window)
        qWarning("%s", qPrintable(m_main.errorString()));
    return window;
}

} // namespace naru::ui::shell
