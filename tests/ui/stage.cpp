// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/stage.h"
#include "ui/kit/engine.h"

#include <QAccessible>
#include <QDir>
#include <QPointingDevice>
#include <QQmlComponent>
#include <QQuickItem>
#include <QTest>

namespace naru::test {

namespace {

QPointingDevice* finger()
{
    static QPointingDevice* const device = QTest::createTouchDevice();
    return device;
}

template <typename Wanted>
QQuickItem* firstVisible(QQuickItem* item, const Wanted& wanted)
{
    if (!item->isVisible())
        return nullptr;
    if (wanted(item))
        return item;
    const auto children = item->childItems();
    for (QQuickItem* child : children) {
        if (QQuickItem* found = firstVisible(child, wanted))
            return found;
    }
    return nullptr;
}

QPoint middle(const QQuickItem* item)
{
    return item->mapToScene(QPointF(item->width() / 2, item->height() / 2)).toPoint();
}

} // namespace

QString accessibleName(QQuickItem* item)
{
    QAccessibleInterface* const face = item ? QAccessible::queryAccessibleInterface(item) : nullptr;
    return face ? face->text(QAccessible::Name) : QString();
}

namespace {

void listen(QAccessibleInterface* face, QStringList& heard)
{
    if (!face)
        return;
    for (const auto kind : {QAccessible::Name, QAccessible::Description, QAccessible::Value, QAccessible::Help})
        heard.append(face->text(kind));
    if (QAccessibleTextInterface* const words = face->textInterface())
        heard.append(words->text(0, words->characterCount()));
    if (QAccessibleValueInterface* const value = face->valueInterface())
        heard.append(value->currentValue().toString());
    for (int i = 0; i < face->childCount(); ++i)
        listen(face->child(i), heard);
}

} // namespace

QStringList heardIn(QQuickWindow& window)
{
    QStringList heard;
    listen(QAccessible::queryAccessibleInterface(&window), heard);
    heard.removeAll(QString());
    return heard;
}

namespace {

/// NARU_STAGE=1366x768: the same pages in another window.
QSize wished(QSize usual)
{
    const auto parts = qEnvironmentVariable("NARU_STAGE").split(QLatin1Char('x'));
    const QSize size(parts.value(0).toInt(), parts.value(1).toInt());
    return size.isEmpty() ? usual : size;
}

} // namespace

Stage::Stage(QSize size)
    : m_view(std::make_unique<QQuickView>())
{
    kit::prepare(*m_view->engine());
    m_view->setResizeMode(QQuickView::SizeRootObjectToView);
    m_view->resize(wished(size));
    QAccessible::setActive(true);
}

Stage::~Stage() = default;

bool Stage::finish(QQmlComponent& component, const QVariantMap& properties)
{
    // Qt 6.4 crashes when asked to create with initial properties what did not load.
    QObject* const object = component.isReady() ? component.createWithInitialProperties(properties) : nullptr;
    m_errors = component.errorString();
    auto* const item = qobject_cast<QQuickItem*>(object);
    if (!item) {
        delete object;
        return false;
    }
    m_view->setContent(QUrl(), nullptr, item);
    m_view->show();
    m_view->requestActivate();
    return QTest::qWaitForWindowActive(m_view.get());
}

bool Stage::show(const QByteArray& qml, const QVariantMap& properties)
{
    QQmlComponent component(m_view->engine());
    component.setData("import QtQuick\nimport Naru.Kit\n" + qml, QUrl(QStringLiteral("qrc:/stage.qml")));
    return finish(component, properties);
}

bool Stage::load(const QUrl& url, const QVariantMap& properties)
{
    QQmlComponent component(m_view->engine(), url);
    return finish(component, properties);
}

void Stage::set(const QByteArray& singleton, const char* property, const QVariant& value)
{
    QObject* const object = kit::singleton(*m_view->engine(), singleton);
    QVERIFY2(object && object->setProperty(property, value), property);
}

QQuickItem* Stage::find(const QString& name) const
{
    QQuickItem* const root = m_view->contentItem();
    if (QQuickItem* named = firstVisible(root, [&](QQuickItem* item) { return item->objectName() == name; }))
        return named;
    return firstVisible(root, [&](QQuickItem* item) { return accessibleName(item) == name; });
}

bool Stage::press(const QString& name)
{
    QQuickItem* const item = find(name);
    if (item)
        QTest::mouseClick(m_view.get(), Qt::LeftButton, Qt::NoModifier, middle(item));
    return item;
}

bool Stage::touch(const QString& name)
{
    QQuickItem* const item = find(name);
    if (!item)
        return false;
    QTest::touchEvent(m_view.get(), finger()).press(0, middle(item), m_view.get());
    QTest::touchEvent(m_view.get(), finger()).release(0, middle(item), m_view.get());
    return true;
}

void Stage::key(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(m_view.get(), key, modifiers);
}

void Stage::type(const QString& text)
{
    for (const QChar c : text)
        QTest::sendKeyEvent(QTest::Click, m_view.get(), Qt::Key_unknown, c, Qt::NoModifier);
}

QString Stage::focused() const
{
    QQuickItem* const item = m_view->activeFocusItem();
    if (!item)
        return {};
    const QString name = accessibleName(item);
    return name.isEmpty() ? item->objectName() : name;
}

bool Stage::assist(const QString& name)
{
    QQuickItem* const item = find(name);
    QAccessibleInterface* const face = item ? QAccessible::queryAccessibleInterface(item) : nullptr;
    QAccessibleActionInterface* const actions = face ? face->actionInterface() : nullptr;
    if (!actions || !actions->actionNames().contains(QAccessibleActionInterface::pressAction()))
        return false;
    actions->doAction(QAccessibleActionInterface::pressAction());
    return true;
}

QImage Stage::picture()
{
    QTest::qWait(0);
    return m_view->grabWindow();
}

bool Stage::shot(const QString& name)
{
    const QString folder = qEnvironmentVariable("NARU_SHOTS");
    if (folder.isEmpty())
        return true;
    return QDir().mkpath(folder) && picture().save(QStringLiteral("%1/%2.png").arg(folder, name));
}

} // namespace naru::test
