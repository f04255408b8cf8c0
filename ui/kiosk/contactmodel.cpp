// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kiosk/contactmodel.h"

#include "ui/kit/engine.h"

#include <QFile>

namespace naru::ui::kiosk {

namespace {

constexpr int lookEveryMs = 200;
constexpr int afterPressMs = 60; ///< until the page that a press leads to has laid itself out
constexpr int picturesShown = 3;

QByteArray drawingOf(const QString& icon)
{
    QFile file(QStringLiteral(":/qt/qml/Naru/Kit/icons/%1.svg").arg(icon));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

ContactModel::ContactModel(Parts parts, QObject* parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_possible(m_parts.door.isPossible())
{
    connect(&m_timer, &QTimer::timeout, this, &ContactModel::look);
    connect(&m_parts.door, &device::ContactDoor::connected, this, &ContactModel::takePhone);
    connect(&m_parts.door, &device::ContactDoor::chosen, this, &ContactModel::take);
    connect(&m_parts.door, &device::ContactDoor::left, this, &ContactModel::end);
    connect(&m_parts.kiosk, &KioskModel::wiped, this, &ContactModel::end);
    connect(&m_parts.kiosk, &KioskModel::pageChanged, this, &ContactModel::update);
}

QStringList ContactModel::pictureNames()
{
    return {QStringLiteral("boat"), QStringLiteral("bus"), QStringLiteral("train"), QStringLiteral("car"),
        QStringLiteral("bell"), QStringLiteral("calendar"), QStringLiteral("camera"), QStringLiteral("clock"),
        QStringLiteral("key"), QStringLiteral("cloud"), QStringLiteral("globe"), QStringLiteral("printer")};
}

QVariantList ContactModel::pictures() const
{
    QVariantList pictures;
    for (const QString& icon : m_pictures)
        pictures.append(QVariantMap{{QStringLiteral("icon"), icon}, {QStringLiteral("name"), m_words.value(icon)}});
    return pictures;
}

void ContactModel::setWords(const QVariantMap& words)
{
    if (words == m_words)
        return;
    m_words = words;
    if (!m_url.isEmpty() || m_connected)
        m_parts.door.speak(told(), drawn());
    m_turned = true;
    Q_EMIT wordsChanged();
    Q_EMIT changed();
}

device::ContactWords ContactModel::told() const
{
    const auto word = [this](const char* name) { return m_words.value(QLatin1StringView(name)).toString(); };
    const QString language = m_parts.kiosk.language();
    return {language == QLatin1StringView("zh") ? QStringLiteral("zh-Hans") : language, m_parts.kiosk.centre(),
        word("same"), word("begin"), word("pictures"), word("taken"), word("changed"), word("end"), word("over")};
}

QList<device::ContactPicture> ContactModel::drawn() const
{
    QList<device::ContactPicture> drawn;
    for (const QString& icon : m_pictures)
        drawn.append({drawingOf(icon), m_words.value(icon).toString()});
    return drawn;
}

void ContactModel::update()
{
    const bool possible = m_parts.door.isPossible();
    if (std::exchange(m_possible, possible) != possible)
        Q_EMIT changed();
}

void ContactModel::watch(QQuickItem* page, QQuickItem* bar)
{
    m_page = page;
    m_bar = bar;
}

void ContactModel::begin()
{
    ++m_places;
    if (!m_connected && m_url.isEmpty())
        open();
}

void ContactModel::rest()
{
    if (--m_places == 0 && !m_connected)
        drop();
}

void ContactModel::end()
{
    drop();
    if (m_places > 0 && m_url.isEmpty())
        open();
}

void ContactModel::open()
{
    QStringList names = pictureNames();
    m_pictures.clear();
    for (int i = 0; i < picturesShown; ++i)
        m_pictures.append(names.takeAt(qsizetype(m_parts.random.below(quint64(names.size())))));
    const auto url = m_parts.door.open(told(), drawn());
    m_url = url ? QString::fromLatin1(*url) : QString();
    m_since = m_parts.clock.monotonic();
    m_timer.start(lookEveryMs);
    Q_EMIT changed();
}

void ContactModel::drop()
{
    m_parts.door.close();
    m_timer.stop();
    m_url.clear();
    m_connected = false;
    m_mirror = {};
    Q_EMIT changed();
}

void ContactModel::takePhone()
{
    m_connected = true;
    m_url.clear(); // what is on the screen no longer opens anything
    m_since = m_parts.clock.monotonic();
    m_parts.kiosk.touch();
    m_parts.kiosk.say(m_words.value(QStringLiteral("connected")).toString());
    if (m_parts.kiosk.page() == QLatin1StringView("contact"))
        m_parts.kiosk.back();
    m_turned = true;
    Q_EMIT changed();
    QTimer::singleShot(afterPressMs, this, &ContactModel::look);
}

Mirror ContactModel::mirror() const
{
    MirroredScreen screen;
    screen.name = m_parts.kiosk.page();
    screen.page = m_page;
    screen.bar = m_bar;
    screen.typed = m_parts.typed();
    QQmlEngine* const engine = m_bar ? qmlEngine(m_bar) : nullptr;
    QObject* const modal = engine ? kit::singleton(*engine, "Modal") : nullptr;
    screen.sheet = modal ? modal->property("sheet").value<QQuickItem*>() : nullptr;
    Mirror mirror = mirrorOf(screen);
    const QString glass = m_words.value(QStringLiteral("glass")).toString();
    if (mirror.page.title.isEmpty())
        mirror.page.title = glass;
    else if (mirror.glass)
        mirror.page.note = glass;
    return mirror;
}

void ContactModel::show()
{
    m_turned = false;
    m_mirror = mirror();
    m_parts.door.show(m_mirror.page);
}

/// The screen may have gone on since the phone was told: what is pressed is what stands there now, or nothing.
void ContactModel::take(const QByteArray& id)
{
    m_since = m_parts.clock.monotonic();
    m_parts.kiosk.touch();
    const Mirror now = mirror();
    const QPointer<QQuickItem> item = now.items.value(id);
    if (now.page == m_mirror.page && item && item == m_mirror.items.value(id))
        press(*item);
    m_turned = true;
    QTimer::singleShot(afterPressMs, this, &ContactModel::look);
}

void ContactModel::look()
{
    const Milliseconds waited = m_parts.clock.monotonic() - m_since;
    if (m_connected && waited >= phoneWait)
        return end();
    if (m_connected) {
        const Mirror now = mirror();
        if (m_turned || now.page != m_mirror.page || now.items != m_mirror.items)
            show();
    } else if (m_places > 0 && waited >= codeLife) {
        open();
    }
}

} // namespace naru::ui::kiosk
