// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/random.h"
#include "sync/hub/faults.h"
#include "sync/hub/pages/pages.h"
#include "sync/hub/sql.h"

#include <QHash>

#include <mutex>

namespace naru::hub {

/// Who may look at the operator's page: a password (scrypt) and six digits of an authenticator (RFC 6238, 30 s, SHA-1
/// as every authenticator has it), sessions that end, and a record of who changed what that only grows. Any thread.
class Operators {
public:
    static constexpr int passwordLettersMin = 12, passwordLettersMax = 200, nameLettersMax = 40;
    static constexpr int triesMax = 5;         ///< of one name from one address, whether there is such a name or not
    static constexpr int nameTriesMax = 50;    ///< of one name from anywhere: nobody keeps an operator out from afar
    static constexpr int addressTriesMax = 20; ///< of one address (of IPv6: its first 64 bits)
    static constexpr int countedMax = 8'192;
    static constexpr Milliseconds triesWithin = std::chrono::minutes(5);
    static constexpr Milliseconds idleMax = std::chrono::minutes(30), sessionMax = std::chrono::hours(12);

    Operators(SqlPool& pool, const Clock& clock, Random& random)
        : m_pool(pool)
        , m_clock(clock)
        , m_random(random)
    {
    }
    static std::span<const SqlPool::Migration> migrations();
    static constexpr const char* schemaRoom = "operators";

    /// The value: the secret of the authenticator, base32 (RFC 4648), told once. Faults: AlreadyThere, WeakPassword.
    Result<QString> add(const QString& name, Role role, const QString& password);
    /// Nobody signs in by this name again; the record keeps it. Fault: SignInWrong where there is none.
    Result<void> close(const QString& name);

    /// The cookie's value. Faults: SignInWrong (which part was wrong is not said), TooManyTries.
    Result<QByteArray> signIn(
        const QString& name, const QString& password, const QString& code, const QByteArray& address);
    struct Session {
        QString who;
        Role role = Role::Reader;
        QString token; ///< what each form of this session carries
    };
    Result<std::optional<Session>> session(const QByteArray& cookie);
    Result<void> signOut(const QByteArray& cookie);

    Result<void> note(const QString& who, const char* what, const QString& about);
    Result<QList<AuditFact>> record(int most);

    /// Six digits of an authenticator with this secret, at this moment (RFC 6238).
    static QString codeOf(const QByteArray& secret, Instant now);

private:
    bool mayTry(const QString& name, const QByteArray& address);
    bool count(const QByteArray& key, int most);
    void forget(const QString& name, const QByteArray& address);
    QByteArray drawn(qsizetype bytes);
    Result<void> begin(const QString& name, qint64 step, const QByteArray& cookie, const QByteArray& token);

    SqlPool& m_pool;
    const Clock& m_clock;
    Random& m_random; ///< under m_mutex
    std::mutex m_mutex, m_hashing;
    struct Tries {
        Milliseconds since{0};
        int count = 0;
    };
    QHash<QByteArray, Tries> m_tries; ///< under m_mutex
};

} // namespace naru::hub
