// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/classhall.h"

#include "app/base/savefile.h"
#include "app/desk/pairs.h"

#include "app/crypto/keys/keystore.h"

#include <QFile>

#include <algorithm>

namespace naru {

using classroom::ClassCode;
using classroom::ClassLink;
using classroom::ClassroomFault;

namespace {

const QString classChannel = QStringLiteral("class");
constexpr Milliseconds lookEach{1'000};

QByteArray dayOf(Instant moment)
{
    return koreanDate(moment).toString(Qt::ISODate).toLatin1() + ' ';
}

Result<lan::Self> selfOf(const desk::Desk& desk)
{
    const auto keys = crypto::openFileKeyStore(desk.folder() + QStringLiteral("/keys"));
    if (!keys)
        return keys.fault();
    const auto device = (*keys)->load(QStringLiteral("device.id"));
    if (!device)
        return device.fault();
    auto key = lan::signingKey(**keys);
    if (!key)
        return key.fault();
    return lan::Self{device->view().toByteArray(), lan::nameFit(desk.settings().desk), std::move(*key)};
}

} // namespace

// ---- the trainer's

Result<std::unique_ptr<TrainerHall>> TrainerHall::open(
    const desk::Desk& desk, const Clock& clock, Random& random, Channels* house, const lan::Trusted* trusted)
{
    auto self = selfOf(desk);
    if (!self)
        return self.fault();
    std::unique_ptr<TrainerHall> hall(new TrainerHall(std::move(*self), clock, random, house, trusted));
    connect(&desk, &desk::Desk::settingsChanged, hall.get(),
        [&host = hall->m_host, &desk] { host.rename(desk.settings().desk); });
    return hall;
}

TrainerHall::TrainerHall(
    lan::Self self, const Clock& clock, Random& random, Channels* house, const lan::Trusted* trusted)
    : m_host(std::move(self), clock, random, trusted)
    , m_house(house ? house->open(classPlaceChannel) : nullptr)
{
    if (m_house)
        m_house->watch([this] { tell(); });
    connect(&m_timer, &QTimer::timeout, this, &TrainerHall::tell);
    m_timer.start(classPlaceEach);
    m_end.setSingleShot(true);
    connect(&m_end, &QTimer::timeout, this, [this] { static_cast<void>(hold(false)); });
    m_host.whenDropped([this](const Channel::Peer& who, const Fault& fault) { Q_EMIT dropped(who.name, fault); });
}

TrainerHall::~TrainerHall()
{
    if (m_release)
        m_release();
}

/// Nobody joins a class that has ended; whoever is there hears of the end.
void TrainerHall::follow(bool open)
{
    m_ending = m_held && !open;
    if (m_ending) {
        m_end.start(classEndsFor);
    } else {
        m_end.stop();
        static_cast<void>(hold(open)); // alone() says why not
    }
    tell();
}

Result<void> TrainerHall::hold(bool wanted)
{
    if (wanted == m_held)
        return {};
    m_ending = false;
    m_alone.reset();
    m_held = false;
    if (!wanted) {
        m_host.end();
    } else if (const auto begun = m_host.begin(); !begun) {
        m_alone = begun.fault();
        Q_EMIT changed();
        return begun;
    } else {
        m_held = true;
    }
    tell();
    return {};
}

/// An address may have changed: a cable, another network.
void TrainerHall::look()
{
    const ClassCode now = m_held && !m_ending ? m_host.code() : ClassCode();
    if (now == m_code)
        return;
    m_code = now;
    m_digits = now.digits(m_host.self().key).value_or(QString());
    Q_EMIT changed();
}

QString TrainerHall::code() const
{
    return m_code.places.isEmpty() ? QString() : QString::fromLatin1(m_code.text());
}

void TrainerHall::tell()
{
    look();
    if (m_house)
        m_house->tell(code().toLatin1());
}

// ---- a seat's

/// A channel that holds its own connection: gone, the class is left.
class SeatHall::Way final : public Channel {
public:
    Way(SeatHall& hall, const ClassCode& code)
        : m_hall(hall)
        , m_link(hall.m_self, hall.m_clock, hall.m_random)
        , m_channel(m_link.open(classChannel))
    {
        m_hall.m_way = this;
        QObject::connect(&m_link, &ClassLink::changed, &m_link, [this] {
            if (m_link.state() == ClassLink::State::Joined)
                m_hall.keep(m_link.code());
        });
        m_link.trust(m_hall.m_knows);
        m_link.join(code);
    }
    ~Way() override
    {
        if (m_hall.m_way != this) // another class has taken its place
            return;
        m_hall.m_way = nullptr;
        m_hall.keep({});
    }

    QString name() const override { return m_channel->name(); }
    QList<Peer> peers() const override { return m_channel->peers(); }
    void tell(const QByteArray& message) override { m_channel->tell(message); }
    void tell(const QByteArray& device, const QByteArray& message) override { m_channel->tell(device, message); }
    void listen(Heard heard) override { m_channel->listen(std::move(heard)); }
    void watch(std::function<void()> changed) override { m_channel->watch(std::move(changed)); }

    ClassLink& link() { return m_link; }

private:
    SeatHall& m_hall;
    ClassLink m_link;
    std::unique_ptr<Channel> m_channel;
};

Result<std::unique_ptr<SeatHall>> SeatHall::open(
    const desk::Desk& desk, const Clock& clock, Random& random, Channels* house)
{
    auto self = selfOf(desk);
    if (!self)
        return self.fault();
    const QString file = desk.folder() + QStringLiteral("/class.code");
    std::unique_ptr<SeatHall> hall(new SeatHall(std::move(*self), file, clock, random, house));
    hall->m_knows = [pairs = desk.pairs()](const QByteArray& key) {
        const auto list = pairs ? pairs->list() : QList<desk::Pair>();
        return list.isEmpty()
            || std::any_of(list.begin(), list.end(), [&](const desk::Pair& pair) { return pair.key == key; });
    };
    return hall;
}

SeatHall::SeatHall(lan::Self self, QString file, const Clock& clock, Random& random, Channels* house)
    : m_self(std::move(self))
    , m_file(std::move(file))
    , m_clock(clock)
    , m_random(random)
    , m_house(house ? house->open(classPlaceChannel) : nullptr)
{
    if (!m_house)
        return;
    m_house->listen([this](const Channel::Peer& by, const QByteArray& message) { hear(by, message); });
    m_house->watch([this] { look(); });
    connect(&m_timer, &QTimer::timeout, this, &SeatHall::look);
    m_timer.start(lookEach);
}

SeatHall::~SeatHall()
{
    NARU_ASSERT(!m_way);
}

QStringList SeatHall::around() const
{
    QStringList names;
    for (const Told& told : m_told)
        names.append(told.by.name);
    return names;
}

Result<std::unique_ptr<Channel>> SeatHall::enter(const QString& name)
{
    for (const Told& told : m_told)
        if (told.by.name == name)
            return enter(told.code);
    return ClassroomFault::Unreachable;
}

Result<std::unique_ptr<Channel>> SeatHall::enterByCode(const QByteArray& code)
{
    const auto read = ClassCode::parse(code);
    if (!read)
        return read.fault();
    return enter(*read);
}

Result<std::unique_ptr<Channel>> SeatHall::enter(const ClassCode& code)
{
    return std::unique_ptr<Channel>(new Way(*this, code));
}

void SeatHall::hear(const Channel::Peer& by, const QByteArray& message)
{
    const auto known = std::ranges::find(m_told, by.device, [](const Told& told) { return told.by.device; });
    const auto code = ClassCode::parse(message);
    if (!code || code->keyHash.isEmpty()) {
        if (known == m_told.end())
            return;
        m_told.erase(known);
    } else {
        if (m_way)
            m_way->link().moved(*code);
        const Told now{by, *code, m_clock.monotonic()};
        const bool same = known != m_told.end() && known->by == by && known->code == *code;
        if (known != m_told.end())
            *known = now;
        else
            m_told.append(now);
        if (same)
            return;
    }
    if (m_changed)
        m_changed();
}

void SeatHall::look()
{
    const Milliseconds now = m_clock.monotonic();
    const auto gone = m_told.removeIf([&](const Told& told) { return now - told.at >= classPlaceForgotten; });
    if (gone > 0 && m_changed)
        m_changed();
}

QByteArray SeatHall::kept() const
{
    QFile file(m_file);
    const QByteArray day = dayOf(m_clock.now());
    const QByteArray kept = file.open(QIODevice::ReadOnly) ? file.read(day.size() + ClassCode::bytesMax) : QByteArray();
    return kept.startsWith(day) ? kept.sliced(day.size()) : QByteArray();
}

std::optional<Fault> SeatHall::fault() const
{
    return m_way ? m_way->link().fault() : std::nullopt;
}

/// What it is for is a kiosk that was killed: one that could not be written is typed again.
void SeatHall::keep(const std::optional<ClassCode>& code)
{
    if (!code) {
        QFile::remove(m_file);
        return;
    }
    saveWhole(m_file, dayOf(m_clock.now()) + code->text());
}

} // namespace naru
