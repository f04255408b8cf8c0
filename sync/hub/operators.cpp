// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/operators.h"

#include "app/crypto/hash.h"
#include "sync/hub/columns.h"

#include <QtEndian>

#include <array>

#include <arpa/inet.h>

namespace naru::hub {

namespace {

constexpr qsizetype secretBytes = 20, saltBytes = 16, cookieBytes = 32;
constexpr qint64 stepSeconds = 30;
constexpr std::array steps{SqlPool::Migration{1,
    "CREATE TABLE operator(name TEXT PRIMARY KEY, role INTEGER NOT NULL, salt BLOB NOT NULL, hash BLOB NOT NULL,"
    "  secret BLOB NOT NULL, last_step INTEGER NOT NULL,"
    "  closed INTEGER NOT NULL) STRICT;"
    "CREATE TABLE operator_session(cookie BLOB PRIMARY KEY, name TEXT NOT NULL, token BLOB NOT NULL,"
    "  began INTEGER NOT NULL, seen INTEGER NOT NULL) STRICT;"
    "CREATE TABLE operator_act(at INTEGER NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL, about TEXT NOT NULL) STRICT;"
    "CREATE INDEX operator_act_at ON operator_act(at);",
    "CREATE TABLE operator(name TEXT PRIMARY KEY, role BIGINT NOT NULL, salt BYTEA NOT NULL, hash BYTEA NOT NULL,"
    "  secret BYTEA NOT NULL, last_step BIGINT NOT NULL,"
    "  closed BIGINT NOT NULL);"
    "CREATE TABLE operator_session(cookie BYTEA PRIMARY KEY, name TEXT NOT NULL, token BYTEA NOT NULL,"
    "  began BIGINT NOT NULL, seen BIGINT NOT NULL);"
    "CREATE TABLE operator_act(at BIGINT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL, about TEXT NOT NULL);"
    "CREATE INDEX operator_act_at ON operator_act(at);"}};

qint64 msOf(Instant moment)
{
    return moment.time_since_epoch().count();
}

QByteArray hashed(const QString& password, const QByteArray& salt)
{
    const crypto::Secret hash = crypto::scrypt(password.normalized(QString::NormalizationForm_KC).toUtf8(), salt);
    return QByteArray(hash.view().data(), hash.view().size());
}

/// What one household or one tenant has: an IPv4 address, or the first 64 bits of an IPv6 one.
QByteArray networkOf(const QByteArray& address)
{
    in6_addr six{};
    if (::inet_pton(AF_INET6, address.constData(), &six) != 1 || IN6_IS_ADDR_V4MAPPED(&six))
        return address;
    return QByteArray(reinterpret_cast<const char*>(&six), 8);
}

qint64 stepOf(Instant now)
{
    return std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count() / stepSeconds;
}

/// RFC 4226 §5.3 of one counter.
QString digitsOf(const QByteArray& secret, qint64 step)
{
    const quint64 counter = qToBigEndian(static_cast<quint64>(step));
    const QByteArray mac = crypto::hmacSha1(secret, {QByteArrayView(reinterpret_cast<const char*>(&counter), 8)});
    const auto offset = static_cast<qsizetype>(mac.back() & 0x0f);
    const quint32 cut = qFromBigEndian<quint32>(mac.constData() + offset) & 0x7fff'ffffu;
    return QString::number(cut % 1'000'000).rightJustified(6, u'0');
}

/// The step whose digits these are, among now and its neighbours; -1: none.
qint64 matching(const QByteArray& secret, const QString& code, Instant now)
{
    for (const qint64 off : {0, -1, 1})
        if (crypto::equalConstantTime(digitsOf(secret, stepOf(now) + off).toLatin1(), code.toLatin1()))
            return stepOf(now) + off;
    return -1;
}

QString base32(const QByteArray& bytes)
{
    QString text;
    quint32 buffer = 0;
    int bits = 0;
    for (const char byte : bytes) {
        buffer = (buffer << 8) | static_cast<unsigned char>(byte);
        for (bits += 8; bits >= 5; bits -= 5)
            text += QLatin1Char("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[(buffer >> (bits - 5)) & 31]);
    }
    return text;
}

} // namespace

std::span<const SqlPool::Migration> Operators::migrations()
{
    return steps;
}

QString Operators::codeOf(const QByteArray& secret, Instant now)
{
    return digitsOf(secret, stepOf(now));
}

QByteArray Operators::drawn(qsizetype bytes)
{
    const std::scoped_lock lock(m_mutex);
    return m_random.bytes(bytes);
}

Result<QString> Operators::add(const QString& name, Role role, const QString& password)
{
    if (name.trimmed().isEmpty() || name.size() > nameLettersMax)
        return HubFault::BadList;
    if (password.size() < passwordLettersMin || password.size() > passwordLettersMax)
        return HubFault::WeakPassword;
    const QByteArray secret = drawn(secretBytes), salt = drawn(saltBytes);
    auto written = m_pool.with([&](Sql& sql) {
        return sql.within([&](Sql& inside) -> Result<void> {
            const auto there = inside.run("SELECT name FROM operator WHERE name=$1", {name});
            if (!there)
                return there.fault();
            if (!there->rows.isEmpty())
                return HubFault::AlreadyThere;
            const auto done = inside.run("INSERT INTO operator(name, role, salt, hash, secret, last_step, closed) "
                                         "VALUES($1, $2, $3, $4, $5, 0, 0)",
                {name, qint64(role), salt, hashed(password, salt), secret});
            return done ? Result<void>() : done.fault();
        });
    });
    if (!written)
        return written.fault();
    if (auto noted = note(name, "operator_added", QString::fromLatin1(roleName(role))); !noted)
        return noted.fault();
    return base32(secret);
}

Result<void> Operators::close(const QString& name)
{
    return m_pool.with([&](Sql& sql) {
        return sql.within([&](Sql& inside) -> Result<void> {
            const auto closed = inside.run("UPDATE operator SET closed=1 WHERE name=$1 AND closed=0", {name});
            if (!closed)
                return closed.fault();
            if (closed->changed == 0)
                return HubFault::SignInWrong;
            const auto gone = inside.run("DELETE FROM operator_session WHERE name=$1", {name});
            if (!gone)
                return gone.fault();
            const auto noted
                = inside.run("INSERT INTO operator_act(at, who, what, about) VALUES($1, $2, 'operator_closed', '')",
                    {msOf(m_clock.now()), name});
            return noted ? Result<void>() : noted.fault();
        });
    });
}

bool Operators::count(const QByteArray& key, int most)
{
    const Milliseconds now = m_clock.monotonic();
    if (m_tries.size() >= countedMax && !m_tries.contains(key))
        m_tries.removeIf([now](auto one) { return now - one->since > triesWithin; });
    if (m_tries.size() >= countedMax && !m_tries.contains(key))
        return false;
    Tries& tries = m_tries[key];
    if (tries.count == 0 || now - tries.since > triesWithin)
        tries = {now, 0};
    return ++tries.count <= most;
}

/// Counted before it is judged: guesses at one moment do not slip through together.
bool Operators::mayTry(const QString& name, const QByteArray& address)
{
    const std::scoped_lock lock(m_mutex);
    const QByteArray place = networkOf(address), who = crypto::sha256(name.toUtf8());
    const bool ofPlace = count("place " + place, addressTriesMax);
    const bool ofName = count("name " + who, nameTriesMax);
    return count("both " + who + place, triesMax) && ofPlace && ofName;
}

void Operators::forget(const QString& name, const QByteArray& address)
{
    const std::scoped_lock lock(m_mutex);
    m_tries.remove("both " + crypto::sha256(name.toUtf8()) + networkOf(address));
}

Result<void> Operators::begin(const QString& name, qint64 step, const QByteArray& cookie, const QByteArray& token)
{
    const qint64 now = msOf(m_clock.now());
    return m_pool.with([&](Sql& sql) {
        return sql.within([&](Sql& inside) -> Result<void> {
            // The same digits open the door once: the second of two at one moment finds the step taken.
            const auto taken = inside.run(
                "UPDATE operator SET last_step=$1 WHERE name=$2 AND closed=0 AND last_step<$1", {step, name});
            if (!taken)
                return taken.fault();
            if (taken->changed == 0)
                return HubFault::SignInWrong;
            const auto old = inside.run("DELETE FROM operator_session WHERE began<$1", {now - sessionMax.count()});
            if (!old)
                return old.fault();
            const auto kept = inside.run(
                "INSERT INTO operator_session(cookie, name, token, began, seen) VALUES($1, $2, $3, $4, $4)",
                {crypto::sha256(cookie), name, token, now});
            return kept ? Result<void>() : kept.fault();
        });
    });
}

Result<QByteArray> Operators::signIn(
    const QString& name, const QString& password, const QString& code, const QByteArray& address)
{
    if (name.size() > nameLettersMax || password.size() > passwordLettersMax || code.size() != 6)
        return HubFault::SignInWrong;
    if (!mayTry(name, address))
        return HubFault::TooManyTries;
    Sql::Row row;
    auto looked = m_pool.with([&](Sql& sql) -> Result<void> {
        const auto found = sql.run("SELECT salt, hash, secret FROM operator WHERE name=$1 AND closed=0", {name});
        if (!found)
            return found.fault();
        if (!found->rows.isEmpty())
            row = found->rows.first();
        return {};
    });
    if (!looked)
        return looked.fault();
    QByteArray hash;
    {
        const std::scoped_lock one(m_hashing); // 32 MiB each: one at a time
        hash = hashed(password, row.empty() ? QByteArray(saltBytes, '\0') : bytesIn(row[0]));
    }
    const qint64 step = row.empty() ? -1 : matching(bytesIn(row[2]), code, m_clock.now());
    if (row.empty() || !crypto::equalConstantTime(hash, bytesIn(row[1])) || step < 0) {
        if (auto noted = note(row.empty() ? QStringLiteral("?") : name, "refused", {}); !noted)
            return noted.fault();
        return HubFault::SignInWrong;
    }
    const QByteArray cookie = drawn(cookieBytes).toHex();
    if (auto begun = begin(name, step, cookie, drawn(cookieBytes)); !begun)
        return begun.fault();
    forget(name, address);
    if (auto noted = note(name, "signed_in", {}); !noted)
        return noted.fault();
    return cookie;
}

Result<std::optional<Operators::Session>> Operators::session(const QByteArray& cookie)
{
    std::optional<Session> session;
    if (cookie.size() != 2 * cookieBytes)
        return session;
    const qint64 now = msOf(m_clock.now());
    const QByteArray key = crypto::sha256(cookie);
    auto read = m_pool.with([&](Sql& sql) -> Result<void> {
        const auto found
            = sql.run("SELECT s.name, o.role, s.token, s.seen FROM operator_session s JOIN operator o ON o.name=s.name "
                      "WHERE s.cookie=$1 AND o.closed=0 AND s.began>$2 AND s.seen>$3",
                {key, now - sessionMax.count(), now - idleMax.count()});
        if (!found || found->rows.isEmpty())
            return found ? Result<void>() : found.fault();
        const Sql::Row& row = found->rows.first();
        session = Session{textIn(row[0]), Role(numberIn(row[1])), QString::fromLatin1(bytesIn(row[2]).toHex())};
        if (now - numberIn(row[3]) < 60'000)
            return {}; // seen this minute already: looking does not write
        const auto seen = sql.run("UPDATE operator_session SET seen=$1 WHERE cookie=$2", {now, key});
        return seen ? Result<void>() : seen.fault();
    });
    if (!read)
        return read.fault();
    return session;
}

Result<void> Operators::signOut(const QByteArray& cookie)
{
    return m_pool.with([&](Sql& sql) -> Result<void> {
        const auto gone = sql.run("DELETE FROM operator_session WHERE cookie=$1", {crypto::sha256(cookie)});
        return gone ? Result<void>() : gone.fault();
    });
}

Result<void> Operators::note(const QString& who, const char* what, const QString& about)
{
    return m_pool.with([&](Sql& sql) -> Result<void> {
        const auto noted = sql.run("INSERT INTO operator_act(at, who, what, about) VALUES($1, $2, $3, $4)",
            {msOf(m_clock.now()), who, QString::fromLatin1(what), about});
        return noted ? Result<void>() : noted.fault();
    });
}

Result<QList<AuditFact>> Operators::record(int most)
{
    QList<AuditFact> acts;
    auto read = m_pool.with([&](Sql& sql) -> Result<void> {
        const auto found
            = sql.run("SELECT at, who, what, about FROM operator_act ORDER BY at DESC LIMIT $1", {qint64(most)});
        if (!found)
            return found.fault();
        for (const Sql::Row& row : found->rows)
            acts.append({Instant(Milliseconds(numberIn(row[0]))), textIn(row[1]), textIn(row[2]), textIn(row[3])});
        return {};
    });
    if (!read)
        return read.fault();
    return acts;
}

} // namespace naru::hub
