//! `baseline token create|list|revoke`

use app::words;
use backend::{
    ctx::Ctx,
    db::Db,
    error::Error,
    query::token::{self, Line},
    usecase::token::{Create, create, revoke},
};
use domain::{format, id::TokenId};

use super::Failure;
use crate::config::{Config, Token};

#[expect(clippy::disallowed_methods, reason = "the edge: a command's moment is taken here")]
pub(super) async fn run(config: &Config, what: &Token) -> Result<(), Failure> {
    let ctx = Ctx::operator(Db::open(&config.database_url).await?, chrono::Utc::now());
    match what {
        Token::Create { email, name, days } => {
            let mut secret = [0; 32];
            getrandom::fill(&mut secret).map_err(|cause| format!("no randomness from the system: {cause}"))?;
            let command = Create { email: email.clone(), name: name.clone(), days: *days, secret };
            let made = create(&ctx, command).await.map_err(told)?;
            // The token alone goes to the standard output, so that a script can take it from there.
            eprintln!(
                "Token {} of {email}, good until {}. It is shown this once:",
                made.id,
                format::moment(made.expires_at)
            );
            println!("{}", made.token);
        }
        Token::List { email } => {
            let lines = token::of(&ctx, email).await.map_err(told)?;
            if lines.is_empty() {
                println!("{email} has no tokens.");
            }
            lines.iter().for_each(|line| println!("{}", row(line, ctx.now())));
        }
        Token::Revoke { id } => {
            revoke(&ctx, TokenId(*id)).await.map_err(told)?;
            println!("Token {id} is revoked.");
        }
    }
    Ok(())
}

fn row(line: &Line, now: i64) -> String {
    let state = match line.revoked_at {
        Some(at) => format!("revoked {}", format::moment(at)),
        None if line.expires_at <= now => format!("expired {}", format::moment(line.expires_at)),
        None => format!("good until {}", format::moment(line.expires_at)),
    };
    let used =
        line.last_used_at.map_or_else(|| "never used".to_owned(), |at| format!("last used {}", format::moment(at)));
    format!("{:>6}  {:<24} made {}, {state}, {used}", line.id, line.name, format::moment(line.recorded_at))
}

fn told(error: Error) -> Failure {
    match error {
        Error::Invalid(problems) => problems.iter().map(words::problem).collect::<Vec<_>>().join("\n").into(),
        other => other.to_string().into(),
    }
}
